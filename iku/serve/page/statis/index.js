/** The documents by what needs a person most: searched, filtered, uploaded, each with its state as it changes. */

import * as api from "./api.js";
import { choose } from "./dialogs.js";
import { find, h, number, tell } from "./dom.js";

const SOON = 500, LATER = 15000, SHOWN = 200;
const STATES = { antre: "Menunggu", dibaca: "Sedang dibaca", lengkap: "Terbaca lengkap", sebagian: "Terbaca sebagian", gagal: "Gagal dibaca" };
const SORTS = { iku: "IKU", perjanjian_kinerja: "Perjanjian kinerja", renstra: "Renstra", rkt: "RKT", lkjip: "LKjIP", monev: "Monev", cascading: "Cascading", definisi_operasional: "Definisi operasional" };
const NOT_IKU = "Bukan dokumen IKU";
const filters = find("form.filters");
let documents = [], shown = SHOWN, timer = 0;

/* Which, in which order */

const waits = (one) => one.keadaan && one.keadaan !== "siap";
const count = (one, name) => one.jumlah?.[name] || 0;
/** What needs a person in a document of a folder that has just been opened is counted a moment later. */
const isCounted = (one) => one.terhitung !== false;
const needs = (one) => waits(one) || !isCounted(one) || one.status !== "lengkap" || count(one, "galat") || count(one, "ragu");

const isOther = (one) => one.status === "gagal" && (one.galat || "").startsWith(NOT_IKU);

/** What is being read, what failed or is partial, then galat, doubtful cells, documents of another kind, warnings. */
function weight(one) {
  const state = waits(one) ? 3 : isOther(one) ? 0 : { gagal: 2, sebagian: 1 }[one.status] || 0;
  return [state, count(one, "galat"), count(one, "ragu"), Number(isOther(one)), count(one, "peringatan")];
}

function first(a, b) {
  const [x, y] = [weight(a), weight(b)];
  const at = x.findIndex((value, i) => value !== y[i]);
  return at >= 0 ? y[at] - x[at] : a.dokumen.localeCompare(b.dokumen, "id");
}

function chosen() {
  const wish = Object.fromEntries(new FormData(filters));
  const words = wish.kata.trim().toLowerCase();
  return documents.filter((one) => (!wish.opd || one.opd === wish.opd) && (!wish.tahun || String(one.tahun) === wish.tahun)
    && (!wish.jenis || one.jenis_dokumen === wish.jenis) && (!wish.keadaan || (wish.keadaan === "perlu") === Boolean(needs(one)))
    && (!words || `${one.dokumen} ${one.berkas} ${one.opd}`.toLowerCase().includes(words))).sort(first);
}

/* Drawing */

function line(one) {
  const state = waits(one) ? one.keadaan : one.status;
  const about = [one.berkas, SORTS[one.jenis_dokumen] || "", one.tahun, one.halaman && `${one.halaman} halaman`, one.indikator ? `${number(one.indikator)} indikator` : ""];
  return h("li", { "data-dokumen": one.dokumen },
    h("div", {}, waits(one) ? h("strong", {}, one.opd || one.berkas || one.dokumen) : h("a", { class: "ke", href: `/dokumen/${encodeURIComponent(one.dokumen)}` }, one.opd || one.dokumen),
      h("p", { class: "over" }, about.filter(Boolean).join(" · "))),
    h("div", { class: "hitung" }, chip(one, "galat", "galat"), chip(one, "ragu", "sel perlu dilihat"), chip(one, "peringatan", "peringatan"), chip(one, "keputusan", "keputusan"),
      !needs(one) && h("span", { class: "chip beres" }, "tidak ada yang mendesak")),
    h("span", { class: `status ${state}` }, isOther(one) ? NOT_IKU : STATES[state] || state),
    waits(one) ? h("span") : h("div", { class: "aksi-dokumen" },
      h("button", { type: "button", "aria-label": `Ganti berkas ${one.dokumen}`, title: "Ganti dengan berkas yang sudah diperbaiki; keputusan tetap berlaku", onclick: () => replace(one) }, "⟳"),
      h("button", { type: "button", class: "hapus", "aria-label": `Hapus ${one.dokumen}`, title: "Hapus", onclick: () => remove(one) }, "✕")),
    one.galat && !waits(one) && h("p", { class: "sebab" }, one.galat));
}

const chip = (one, name, label) => count(one, name) ? h("span", { class: `chip ${name}` }, `${number(count(one, name))} ${label}`) : null;

function draw() {
  const found = chosen();
  const list = find("#dokumen");
  const same = JSON.stringify([found, shown]);
  if (list.dataset.was !== same) {
    list.dataset.was = same;
    list.replaceChildren(...found.slice(0, shown).map(line), ...(found.length > shown ? [h("li", {}, h("button", { type: "button", onclick: () => { shown += SHOWN; draw(); } }, `Tampilkan ${number(found.length - shown)} lagi`))] : []));
  }
  list.setAttribute("aria-busy", "false");
  find(".kosong").hidden = documents.length > 0;
  find(".shown").textContent = found.length === documents.length ? "" : `${number(found.length)} dari ${number(documents.length)}`;
  const waiting = documents.filter(needs).length;
  find("#ringkas").textContent = `${number(documents.length)} dokumen, ${number(waiting)} perlu dilihat`;
  options("opd", documents.map((one) => one.opd));
  options("tahun", documents.map((one) => one.tahun));
  options("jenis", documents.map((one) => one.jenis_dokumen), (name) => SORTS[name] || name);
}

function options(name, values, label = String) {
  const select = filters.elements[name], wish = select.value;
  const known = [...new Set(values.filter(Boolean).map(String))].sort((a, b) => a.localeCompare(b, "id"));
  if (select.options.length === known.length + 1 && known.every((one, i) => select.options[i + 1].value === one)) return;
  select.replaceChildren(select.options[0], ...known.map((one) => h("option", { value: one }, label(one))));
  select.value = wish;
}

/* Asking */

async function refresh() {
  clearTimeout(timer);
  try {
    const answer = await api.documents();
    documents = Array.isArray(answer) ? answer : answer.dokumen;
    draw();
  } catch (refusal) {
    tell(refusal.message, { kind: "galat" });
  }
  timer = setTimeout(refresh, documents.some((one) => waits(one) || !isCounted(one)) ? SOON : LATER);
}

async function remove(one) {
  if (!await choose(`Hapus ${one.dokumen} beserta hasilnya dari folder ini?`, [], [["Hapus", true], ["Batal", false]])) return;
  try {
    await api.remove(one.dokumen);
    tell(`${one.dokumen} dihapus.`);
  } catch (refusal) {
    tell(refusal.message, { kind: "galat" });
  }
  refresh();
}

/* Uploading, one after the other */

let sending = Promise.resolve();

function take(files, instead = "") {
  for (const file of files) {
    const bar = h("progress", { max: 1, value: 0, "aria-label": `Unggahan ${file.name}` });
    const state = h("span", {}, "menunggu");
    const row = h("li", {}, h("span", {}, instead ? `${file.name} menggantikan ${instead}` : file.name), bar, state);
    find("#unggahan").append(row);
    sending = sending.then(() => send(file, row, bar, state, instead));
  }
}

async function send(file, row, bar, state, instead) {
  state.textContent = "mengirim";
  try {
    await api.upload(file, (share) => { bar.value = share; state.textContent = share < 1 ? `${Math.round(share * 100)} %` : "diterima"; }, instead);
    row.remove();
  } catch (refusal) {
    bar.remove();
    state.replaceChildren(h("button", { type: "button", onclick: () => row.remove() }, "Tutup"));
    row.append(h("span", { class: "galat", role: "alert" }, [refusal.message, refusal.body.saran].filter(Boolean).join(" ")));
  }
  await refresh();
}

let replaced = "";

/** Ask for the corrected file of a document: what was decided about it is kept. */
function replace(one) {
  replaced = one.dokumen;
  find("#pengganti").click();
}

function drops() {
  const veil = find("#jatuh");
  let inside = 0;
  const carries = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  addEventListener("dragenter", (event) => { if (carries(event)) { inside += 1; veil.hidden = false; } });
  addEventListener("dragleave", (event) => { if (carries(event)) { inside -= 1; veil.hidden = inside > 0 ? veil.hidden : true; } });
  addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    inside = 0;
    veil.hidden = true;
    take(event.dataTransfer.files);
  });
}

/* Rules that were learned */

async function rules() {
  const known = await api.rules().catch(() => []);
  find("#aturan").hidden = !known.length;
  find("#aturan ul").replaceChildren(...known.map((one) => h("li", { class: "card" }, h("p", {}, one.pesan),
    h("button", { type: "button", onclick: async () => { await api.withdrawRule(one.id, localStorage.getItem("iku.oleh") || "").catch((refusal) => tell(refusal.message, { kind: "galat" })); rules(); refresh(); } }, "Tarik aturan"))));
}

filters.addEventListener("input", draw);
filters.addEventListener("submit", (event) => event.preventDefault());
find("#unggah").addEventListener("click", () => find("#pilih").click());
find("#pengganti").addEventListener("change", (event) => { take(event.target.files, replaced); event.target.value = ""; });
find("#pilih").addEventListener("change", (event) => { take(event.target.files); event.target.value = ""; });
drops();
refresh();
rules();
