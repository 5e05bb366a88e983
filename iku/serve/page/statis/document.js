/** The page of one document: wires picture, table, panel and list, and walks from one doubt to the next. */

import * as api from "./api.js";
import { Deciding } from "./deciding.js";
import { afterPaint, find, h, number, ownWords, shown, tell } from "./dom.js";
import { Grid } from "./grid.js";
import { help, listen } from "./keys.js";
import { Lines } from "./lines.js";
import { following, index, place } from "./model.js";
import { Panel } from "./panel.js";
import { Picture } from "./picture.js";
import { splitter } from "./splitter.js";
import { Work } from "./work.js";

const NAME = "iku.oleh";
const REST = 2000;             // milliseconds after which the server makes ready, if the page is not at rest before
const NARROW = matchMedia("(max-width: 760px)");
const id = find("header.atas").dataset.dokumen;
let doc = null, current = null, finding = null;

const who = () => find("#oleh").value.trim();
const focus = () => grid.select(current, { focus: true });
const page = {
  id, who, load, focus, get doc() { return doc; }, get current() { return current; },
  select: (name) => select(name, { focus: true }), saving: (name, text) => grid.saving(name, text), learn,
};
const deciding = new Deciding(page);
const grid = new Grid(find("#kisi"), { chosen: page.select, rename: (table, column) => deciding.rename(table, column) });
const picture = new Picture(find(".jendela"), { chosen: page.select });
const panel = new Panel(find("#sel"), {
  edited: (text, seen) => (text === null ? focus() : deciding.save(text, seen)), dismiss: (one, reason, seen) => deciding.dismiss(one, reason, seen),
  undo: (one) => deciding.undo(one), act: (name) => actions[name](),
});
const work = new Work(find("#daftar"), {
  cell: fromList(page.select), finding: fromList(showFinding), region: fromList(showRegion), close: () => { showList(); focus(); }, undo: (one) => deciding.undo(one),
  lines: (one) => draws(one), table: (one) => deciding.isTable(one),
  accept: async (one) => {
    await deciding.rule((seen) => api.acceptRule({ ...one, ...seen }, who()), "Aturan diterapkan. Dokumen lain mengikuti sebentar lagi.");
    work.rules.tawaran = work.rules.tawaran.filter((other) => other !== one);
    known();
  },
  withdraw: async (one) => { await deciding.rule(() => api.withdrawRule(one.id, who()), "Aturan ditarik."); known(); },
});
const lines = new Lines(picture, find("#garis"), {
  read: (number) => api.lines(id, number).catch(() => []), preview: (garis) => api.preview(id, { tindakan: "garis", baru: garis }), save: (garis) => deciding.lines(garis, lines.seen),
  seen: () => doc,
  closed: () => toggle("garis", false),
});

/* Selecting */

function select(name, { focus: takes = false, from = null } = {}) {
  if (!doc.cells.has(name)) return;
  current = name;
  finding = from;
  grid.select(name, { focus: takes || !from });
  panel.show(doc, name, { finding });
  if (NARROW.matches) find("#sel").scrollIntoView({ block: "start" });
  picture.highlight(doc.cells.get(name).parts, name);
  work.mark(from ? from.id : name);
  count();
  const next = doc.cells.get(following(doc.doubtful, name, 1));
  if (next?.parts.length) picture.prepare(next.parts[0][0]);
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

/** What a person chose in the list is seen at once: on a phone the list lies over it. */
function fromList(show) {
  return (one) => {
    if (NARROW.matches) showList();
    show(one);
  };
}

function walk(step) {
  const next = following(doc.doubtful, current, step);
  work.turn("ragu");
  if (next) select(next, { focus: true });
  else walkFindings(step);
}

function walkFindings(step) {
  const ids = doc.view.temuan.map((one) => one.id);
  const next = following(ids, finding?.id, step);
  work.turn("temuan");
  if (next) showFinding(doc.view.temuan.find((one) => one.id === next));
  else tell("Tidak ada lagi yang perlu dilihat.");
}

function count() {
  const [doubtful, all] = [doc.doubtful, doc.view.temuan];
  const at = (found, i) => (i >= 0 ? `${number(i + 1)} dari ${number(found)}` : number(found));
  find("#ragu").replaceChildren(h("b", {}, at(doubtful.length, doubtful.indexOf(current))), " sel perlu dilihat ", shown("n"));
  find("#temuan").replaceChildren(h("b", {}, at(all.length, all.findIndex((one) => one.id === finding?.id))), " temuan ", shown("t"));
  find("#ragu").classList.toggle("beres", !doubtful.length);
}

/* Drawing */

let latest = null;

/** Ask for the document and draw it; of several that are asked for at once the last one counts. */
function load() {
  const own = (latest = api.view(id).then((found) => (latest === own ? drawn(index(found)) : latest)));
  return own;
}

function drawn(fresh) {
  const first = !doc;
  doc = fresh;
  if (first) grid.draw(doc);
  else grid.update(doc);
  find("#kisi").setAttribute("aria-busy", "false");
  head();
  count();
  if (first) requestIdleCallback(() => api.ready(id), { timeout: REST });
  if (first) return afterPaint(() => beside(doc));  // the first rows are seen before anything else is drawn
  return beside(doc);
}

/** All that stands beside the table. */
function beside(shown) {
  if (shown !== doc) return;
  picture.load(id, doc);
  work.draw(doc);
  if (current && !doc.cells.has(current)) { current = null; panel.show(doc, null); }
  if (!current) return;
  picture.mark(doc.cells.get(current).parts, current);
  if (panel.isBusy) return;
  panel.show(doc, current, { finding });
  if (document.activeElement === document.body) focus();
}

function head() {
  const { dokumen, masalah, tabel } = doc.view;
  find("#judul").textContent = dokumen.opd || dokumen.dokumen;
  document.title = `${dokumen.opd || dokumen.dokumen} · iku`;
  find("#keterangan").textContent = [dokumen.berkas, doc.view.jenis, dokumen.tahun, dokumen.halaman && `${dokumen.halaman} halaman`].filter(Boolean).join(" · ");
  Object.assign(find("#status"), { textContent: doc.view.status, className: `status ${dokumen.status}`, hidden: false });
  find("#masalah").hidden = !masalah.length;
  find("#masalah").replaceChildren(...masalah.map((text) => h("p", {}, text)));
  find("#tabel").replaceChildren(...tabel.map((one) => h("span", { class: "tab-tabel" },
    h("a", { href: `#tabel-${one.tabel}`, title: one.judul, "aria-label": `Tabel ${one.tabel}, ${one.baris.length} baris` }, `Tabel ${one.tabel}`, h("span", { class: "count" }, one.baris.length)),
    h("button", { type: "button", class: "tautan", "aria-label": `Tabel ${one.tabel} bukan tabel indikator`, title: "Bukan tabel indikator", onclick: () => deciding.notTable(one.tabel) }, "✕"))));
}

function toggle(action, on) {
  for (const one of document.querySelectorAll(`[data-aksi=${action}]`)) one.setAttribute("aria-pressed", String(on));
}

async function draws(region = null) {
  await lines.open(region);
  toggle("garis", lines.isOpen);
}

function showList() {
  const side = find("#daftar");
  side.hidden = !side.hidden;
  toggle("daftar", !side.hidden);
  work.draw(doc);
  work.mark(finding?.id || current);
  if (current) grid.select(current);  // in view still, in a table of another width
  if (!side.hidden) known();
}

/** What the decision kept at a moment would also mend: told, and offered in the list. */
async function learn(moment) {
  const found = await api.offers(id, moment).catch(() => []);
  if (!found.length) return;
  work.rules.tawaran = found;
  work.draw(doc);
  tell(`${found[0].pesan}: ${found[0].jangkauan}.`, { beside: true, action: { label: "Terapkan", run: () => work.on.accept(found[0]) } });
}

async function known() {
  work.rules.aturan = await api.rules().catch(() => []);
  work.draw(doc);
}

const actions = {
  next: () => walk(1), previous: () => walk(-1), finding: () => walkFindings(1), findingBack: () => walkFindings(-1),
  edit: () => panel.edit(), accept: () => deciding.accept(), undo: () => deciding.undoLast(), dismiss: () => panel.dismiss(),
  join: () => deciding.join(), split: () => deciding.split(), drop: () => deciding.drop(),
  kind: () => deciding.kind(), about: () => deciding.about(),
  rename: () => current && deciding.rename(place(current).tabel, place(current).kolom),
  lines: () => draws(), list: showList, search: () => find("#cari").focus(),
  raw: () => toggle("mentah", find("#kisi").classList.toggle("tampak-mentah")),
  page: () => picture.turn(1), pageBack: () => picture.turn(-1), near: () => picture.near(), far: () => picture.far(), fit: () => picture.fit(),
  help: () => { find("#dialog").replaceChildren(help()); find("#dialog").showModal(); },
};
const buttons = { "halaman-1": "pageBack", "halaman+1": "page", jauh: "far", dekat: "near", pas: "fit", garis: "lines", mentah: "raw", daftar: "list", tentang: "about" };

listen(actions);
ownWords();
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
addEventListener("focus", () => doc && load().catch(() => {}));
load().then(() => { if (innerWidth >= 1500) showList(); }).catch((refusal) => tell(refusal.message, { kind: "galat" }));
