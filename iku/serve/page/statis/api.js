/** Calls of the server; an answer that is no success is thrown as `Refusal`. */

export class Refusal extends Error {
  constructor(status, body) {
    super(body.pesan || body.detail || `Server menjawab ${status}.`);
    this.status = status;
    this.body = body;
  }
}

async function call(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", ...options });
  } catch {
    throw new Refusal(0, { pesan: "Server tidak menjawab. Periksa apakah iku serve masih berjalan." });
  }
  if (answer.status === 401) location.assign("/masuk");
  const body = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, body);
  return body;
}

const send = (path, body, method = "POST") =>
  call(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
const at = (id) => `/api/dokumen/${encodeURIComponent(id)}`;

export const documents = () => call("/api/dokumen");
export const view = (id) => call(`/dokumen/${encodeURIComponent(id)}/tampilan`);
/** Have the document made ready for decisions; what is wrong with it is told with the first of them. */
export const ready = (id) => call(`/dokumen/${encodeURIComponent(id)}/siap`).catch(() => {});
export const decide = (id, decisions) => send(`${at(id)}/keputusan`, decisions);
export const preview = (id, decision) => send(`${at(id)}/pratinjau`, decision);
export const remove = (id) => call(at(id), { method: "DELETE" });
export const picture = (id, page) => `${at(id)}/halaman/${page}.png`;
/** What an address that gives no picture says. */
export const trouble = (path) => call(path).then(() => "", (refusal) => [refusal.message, refusal.body.saran].filter(Boolean).join(" "));
/** The tables of a page as they were read: boxes and lines, the one with the most cells first. */
export const lines = (id, page) => call(`${at(id)}/halaman/${page}/garis`);
export const rules = () => call("/api/aturan");
/** What a decision that was kept at this moment would also mend. */
export const offers = (id, moment) => call(`${at(id)}/tawaran?keputusan=${encodeURIComponent(moment)}`);
/** Resolves when all that was decided about a document is written. */
export const settled = (id) => call(`${at(id)}/temuan`);
export const acceptRule = (rule, who) => send("/api/aturan", { ...rule, oleh: who });
export const withdrawRule = (id, who) => call(`/api/aturan/${encodeURIComponent(id)}?oleh=${encodeURIComponent(who)}`, { method: "DELETE" });

/** Upload a file, maybe in the place of a document's; `progress` is told the share that was sent. Resolves to the answer. */
export function upload(file, progress, instead = "") {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("berkas", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", `/api/dokumen${instead && `?ganti=${encodeURIComponent(instead)}`}`);
    request.setRequestHeader("Prefer", "respond-async");
    request.upload.addEventListener("progress", (event) => progress(event.loaded / (event.total || 1)));
    request.addEventListener("error", () => reject(new Refusal(0, { pesan: "Pengunggahan terputus." })));
    request.addEventListener("load", () => {
      let body = {};
      try { body = JSON.parse(request.responseText); } catch { /* an answer that is no JSON says nothing more */ }
      if (request.status < 300) resolve(body);
      else reject(new Refusal(request.status, body));
    });
    request.send(form);
  });
}
