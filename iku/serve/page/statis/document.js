/** The page of one document: wires picture, table, panel and list; makes decisions and shows what they change. */

import * as api from "./api.js";
import { find, h, number, tell } from "./dom.js";
import { Grid } from "./grid.js";
import { help, listen } from "./keys.js";
import { Lines } from "./lines.js";
import { changed, effect, following, index, place } from "./model.js";
import { Panel, told } from "./panel.js";
import { Picture } from "./picture.js";
import { ask, choose, pickColumn } from "./dialogs.js";
import { splitter } from "./splitter.js";
import { Work } from "./work.js";

const id = find("header.atas").dataset.dokumen;
const NAME = "iku.oleh";
let doc = null, current = null, finding = null, mine = [];

const grid = new Grid(find("#kisi"), { chosen: (name) => select(name, { focus: true }), rename });
const picture = new Picture(find(".jendela"), { chosen: (name) => select(name) });
const panel = new Panel(find("#sel"), {
  edited: (text) => (text === null ? focus() : save(text)), accept, dismiss, undo, join, split, drop, rename: () => current && rename(place(current).tabel, place(current).kolom),
});
const work = new Work(find("#daftar"), {
  cell: select, finding: showFinding, region: showRegion, undo, lines: (one) => lines.open(one), table: isTable, accept: acceptRule, withdraw: withdrawRule,
});
const lines = new Lines(picture, find("#garis"), {
  preview: (garis) => api.preview(id, { tindakan: "garis", baru: garis, oleh: who() }),
  save: (garis) => decide({ tindakan: "garis", baru: garis }),
  closed: () => find("[data-aksi=garis]").setAttribute("aria-pressed", "false"),
  tables: () => doc.view.tabel,
});

/* Selecting */

function select(name, { focus: takes = false, from = null } = {}) {
  if (!doc.cells.has(name)) return;
  current = name;
  finding = from;
  grid.select(name, { focus: takes || !from });
  panel.show(doc, name, { finding });
  picture.highlight(doc.cells.get(name).parts, name);
  work.mark(from ? from.id : name);
  count();
}

function showFinding(one) {
  const name = one.baris ? `${one.tabel} ${one.baris} ${one.kolom}` : "";
  const row = one.baris && [...doc.cells.keys()].find((at) => at.startsWith(`${one.tabel} ${one.baris} `));
  if (doc.cells.has(name)) return select(name, { from: one });
  current = row || null;
  finding = one;
  grid.select(current);
  panel.show(doc, null, { finding: one });
  if (one.kotak && Number(one.halaman)) picture.highlight([[Number(one.halaman), ...one.kotak]], one.id);
  work.mark(one.id);
  count();
}

function showRegion(one) {
  if (one.halaman) picture.highlight(one.kotak ? [[one.halaman, ...one.kotak]] : [], one.alasan);
  if (one.halaman && !one.kotak) picture.show(one.halaman);
}

const focus = () => grid.select(current, { focus: true });

function walk(step) {
  const names = doc.doubtful.length ? doc.doubtful : [];
  const next = following(names, current, step);
  if (next) select(next, { focus: true });
  else walkFindings(step);
}

function walkFindings(step) {
  const ids = doc.view.temuan.map((one) => one.id);
  const next = following(ids, finding?.id, step);
  if (next) showFinding(doc.view.temuan.find((one) => one.id === next));
  else tell("Tidak ada lagi yang perlu dilihat.");
}

function count() {
  const [doubtful, all] = [doc.doubtful, doc.view.temuan];
  const at = (found, i) => (i >= 0 ? `${number(i + 1)} dari ${number(found)}` : number(found));
  find("#ragu").replaceChildren(h("b", {}, at(doubtful.length, doubtful.indexOf(current))), " sel perlu dilihat ", h("kbd", {}, "n"));
  find("#temuan").replaceChildren(h("b", {}, at(all.length, all.findIndex((one) => one.id === finding?.id))), " temuan ", h("kbd", {}, "t"));
  find("#ragu").classList.toggle("beres", !doubtful.length);
}

/* Deciding */

const who = () => find("#oleh").value.trim();

/** Keep a decision; another person's change in between is shown first. Resolves to whether it was kept. */
async function decide(decision, { said = "Disimpan." } = {}) {
  const before = doc;
  try {
    const answer = await api.decide(id, { oleh: who(), ...decision });
    mine.push(...(answer.keputusan || []).filter((one) => one.tindakan !== "batal"));
    offers(answer);
  } catch (refusal) {
    return refusal.status === 409 && refusal.body.kini ? conflict(decision, refusal.body) : refused(refusal);
  }
  await load();
  const told = effect(changed(before, doc));
  tell([said, told && `${told}.`, !who() && "Isi nama Anda di kanan atas agar tercatat."].filter(Boolean).join(" "),
    decision.tindakan === "batal" ? {} : { action: { label: "Urungkan (u)", run: undoLast } });
  return true;
}

function refused(refusal) {
  tell([refusal.message, refusal.body.saran].filter(Boolean).join(" "), { kind: "galat" });
  return false;
}

async function conflict(decision, body) {
  await load();
  const kini = body.kini;
  const mineToo = await choose("Sel ini sudah diubah orang lain", [
    h("p", {}, `${kini.oleh || "Seseorang"} menulis “${kini.teks ?? kini.lama ?? ""}” sementara Anda bekerja. Anda menulis “${decision.baru || decision.lama}”.`)],
  [["Biarkan yang sekarang", false], ["Simpan milik saya", true]]);
  return mineToo ? decide({ ...decision, lama: kini.teks ?? kini.lama ?? "" }) : false;
}

const about = (name = current) => ({ ...place(name), mentah: doc.cells.get(name).raw, lama: doc.cells.get(name).text });

async function save(text) {
  const walked = doc.doubtful.indexOf(current);
  const kept = await decide({ ...about(), tindakan: "ubah", baru: text }, { said: `Tersimpan: ${text || "(kosong)"}.` });
  onward(kept, walked);
}

async function accept() {
  if (!current) return;
  const walked = doc.doubtful.indexOf(current);
  onward(await decide({ ...about(), tindakan: "terima" }, { said: "Dibenarkan." }), walked);
}

/** After a doubtful cell was settled, the one that follows it. */
function onward(kept, walked) {
  if (kept && walked >= 0 && doc.doubtful.length) select(doc.doubtful[walked % doc.doubtful.length], { focus: true });
  else focus();
}

async function dismiss(one, reason) {
  const at = { tabel: one.tabel, baris: one.baris, kolom: one.kolom };
  const next = following(doc.view.temuan.map((other) => other.id), one.id, 1);
  if (await decide({ ...at, tindakan: "abaikan", kode: one.kode, mentah: one.bukti, alasan: reason }, { said: "Temuan dikesampingkan." })) {
    const after = doc.view.temuan.find((other) => other.id === next);
    if (after && !current) showFinding(after);
  }
}

function undo(one) {
  return decide({ tindakan: "batal", lama: one.waktu, tabel: one.tabel, baris: one.baris, kolom: one.kolom }, { said: "Diurungkan." });
}

async function undoLast() {
  const holding = doc.view.keputusan.filter((one) => one.berlaku);
  const last = mine.map((one) => holding.find((other) => other.waktu === one.waktu)).filter(Boolean).pop()
    || holding.find((one) => current && `${one.tabel} ${one.baris} ${one.kolom}` === current);
  if (!last) return tell("Tidak ada keputusan untuk diurungkan.");
  if (await undo(last) && last.baris && last.kolom) select(`${last.tabel} ${last.baris} ${last.kolom}`, { focus: true });
}

async function rename(table, column) {
  const head = doc.columns.get(table).find((one) => one.nama === column);
  const name = head && await pickColumn(head, doc.view.nama_kolom);
  if (name && name !== column) await decide({ tindakan: "judul", tabel: table, kolom: column, mentah: head.mentah, lama: column, baru: name }, { said: `Kolom dinamai ${name}.` });
  focus();
}

const row = () => current && { tabel: place(current).tabel, baris: place(current).baris, kolom: "" };

async function join() {
  if (row() && await ask("Gabungkan baris ini ke baris di atasnya?")) await decide({ ...row(), tindakan: "gabung" }, { said: "Baris digabungkan." });
}

async function drop() {
  if (row() && await ask("Keluarkan baris ini? Baris ini bukan indikator.")) await decide({ ...row(), tindakan: "buang" }, { said: "Baris dikeluarkan." });
}

async function split() {
  if (!row()) return;
  const cell = doc.cells.get(current);
  const parts = cell.raw.split("\n").map((one) => one.trim()).filter(Boolean);
  const chosen = await choose("Di mana baris baru mulai?", parts.slice(1).map((text, i) => h("label", { class: "centang" },
    h("input", { type: "checkbox", value: i + 1 }), ` ${text}`)), [["Batal", null], ["Pisahkan", "ya"]]);
  const first = [...find("#dialog").querySelectorAll("input:checked")].map((one) => parts[Number(one.value)]);
  if (chosen && first.length) await decide({ ...place(current), mentah: cell.raw, tindakan: "pisah", baru: first.join("\n") }, { said: "Baris dipisahkan." });
}

function isTable(one) {
  return decide({ tindakan: "tabel", mentah: one.awal, baru: { halaman: one.halaman, kotak: one.kotak, tabel: true } }, { said: "Dibaca sebagai tabel indikator." });
}

async function notTable(table) {
  if (await ask(`Tabel ${table} bukan tabel indikator?`)) await decide({ tindakan: "tabel", tabel: table, baru: "tidak" }, { said: "Tabel dikeluarkan." });
}

/* Rules that a decision offers */

function offers(answer) {
  const found = answer.aturan || answer.tawaran || [];
  if (!found.length) return;
  work.rules.tawaran = found;
  work.draw(doc);
  tell(found[0].pesan, { action: { label: "Terapkan", run: () => acceptRule(found[0]) } });
}

async function acceptRule(one) {
  try {
    await api.acceptRule(one);
    work.rules.tawaran = work.rules.tawaran.filter((other) => other !== one);
    await load();
    tell("Aturan diterapkan.");
  } catch (refusal) { refused(refusal); }
}

async function withdrawRule(one) {
  try {
    await api.withdrawRule(one.id);
    await load();
    tell("Aturan ditarik.");
  } catch (refusal) { refused(refusal); }
}

/* Drawing */

async function load() {
  const fresh = index(await api.view(id));
  const first = !doc;
  const before = doc;
  doc = fresh;
  if (first) grid.draw(doc);
  else grid.update(doc, before);
  find("#kisi").setAttribute("aria-busy", "false");
  picture.load(id, doc);
  head();
  work.draw(doc);
  count();
  if (current && doc.cells.has(current)) { panel.show(doc, current, { finding }); picture.mark(doc.cells.get(current).parts, current); }
}

function head() {
  const { dokumen, masalah, tabel } = doc.view;
  find("#judul").textContent = dokumen.opd || dokumen.dokumen;
  find("#keterangan").textContent = [dokumen.berkas, doc.view.jenis, dokumen.tahun, dokumen.halaman && `${dokumen.halaman} halaman`].filter(Boolean).join(" · ");
  Object.assign(find("#status"), { textContent: doc.view.status, className: `status ${dokumen.status}`, hidden: false });
  find("#masalah").hidden = !masalah.length;
  find("#masalah").replaceChildren(...masalah.map((text) => h("p", {}, text)));
  find("#tabel").replaceChildren(...tabel.map((one) => h("span", { class: "tab-tabel" },
    h("a", { href: `#tabel-${one.tabel}`, title: one.judul }, `Tabel ${one.tabel}`, h("span", { class: "count" }, one.baris.length)))));
}

function toggle(action, on) {
  for (const one of document.querySelectorAll(`[data-aksi=${action}]`)) one.setAttribute("aria-pressed", String(on));
}

const actions = {
  next: () => walk(1), previous: () => walk(-1), finding: () => walkFindings(1), findingBack: () => walkFindings(-1),
  edit: () => panel.edit(), accept, undo: undoLast, dismiss: () => panel.dismiss(), join, split, drop,
  rename: () => current && rename(place(current).tabel, place(current).kolom),
  lines: () => { toggle("garis", true); lines.open(); },
  raw: () => toggle("mentah", find("#kisi").classList.toggle("tampak-mentah")),
  list: () => { const side = find("#daftar"); side.hidden = !side.hidden; toggle("daftar", !side.hidden); work.draw(doc); work.mark(finding?.id || current); },
  search: () => find("#cari").focus(),
  page: () => picture.turn(1), pageBack: () => picture.turn(-1), near: () => picture.near(), far: () => picture.far(), fit: () => picture.fit(),
  help: () => { find("#dialog").replaceChildren(help()); find("#dialog").showModal(); },
};
const buttons = { "halaman-1": "pageBack", "halaman+1": "page", jauh: "far", dekat: "near", pas: "fit", garis: "lines", mentah: "raw", daftar: "list" };

listen(actions);
addEventListener("click", (event) => {
  const button = event.target.closest("[data-aksi]");
  if (button) actions[buttons[button.dataset.aksi]]();
});
find("#ragu").addEventListener("click", () => walk(1));
find("#temuan").addEventListener("click", () => walkFindings(1));
find("#bantuan").addEventListener("click", actions.help);
find("#oleh").value = localStorage.getItem(NAME) || "";
find("#oleh").addEventListener("change", () => localStorage.setItem(NAME, who()));
find("#cari").addEventListener("keydown", (event) => { if (event.key === "Enter") seek(event.target.value, event.shiftKey ? -1 : 1); if (event.key === "Escape") focus(); });

/** The next cell whose text holds the words. */
function seek(words, step) {
  const wanted = words.trim().toLowerCase();
  const names = wanted ? [...doc.cells].filter(([, cell]) => !cell.inherited && `${cell.text} ${cell.raw}`.toLowerCase().includes(wanted)).map(([name]) => name) : [];
  const next = following(names, current, step);
  if (next) { select(next, { from: {} }); find("#cari").focus(); } else tell(`“${words}” tidak ditemukan.`);
}

splitter(find(".pemisah"), find(".meja"));
if (innerWidth >= 1500) { find("#daftar").hidden = false; toggle("daftar", true); }
addEventListener("focus", () => doc && load().catch(() => {}));
load().then(() => { if (doc.doubtful.length && !current) grid.select(null); }).catch(refused);
