/** The cell at hand: print and text, how sure, what was changed and found, who decided what; and the editor. */

import { find, h, moment, percent, present, shown } from "./dom.js";
import { place } from "./model.js";

export const REASONS = ["Sesuai dengan dokumen asli", "Sudah diperiksa, bukan kekeliruan", "Akan diperbaiki oleh OPD"];
export class Panel {
  /** `on` has edited(text, or null where nothing changed; the document as seen), dismiss(finding, reason, as seen), undo(decision), act(action). */
  constructor(host, on) {
    this.host = host;
    this.on = on;
  }

  show(doc, name, { finding = null } = {}) {
    this.doc = doc;
    this.name = name;
    this.finding = finding;
    if (!name || !doc.cells.has(name)) return this.#general();
    const { tabel, baris, kolom } = place(name);
    const cell = doc.cells.get(name);
    const column = doc.columns.get(tabel).find((one) => one.nama === kolom);
    const found = doc.findings.get(name) || [];
    this.finding = found.find((one) => one.id === finding?.id) || found[0] || null;
    this.host.replaceChildren(...present(
      h("header", {}, h("h2", {}, column.label), h("span", { class: "place" }, where(tabel, baris, cell)), this.#certainty(cell, doc.likely.get(name))),
      this.#context(doc, tabel, baris, kolom),
      h("dl", { class: "isi-sel" }, h("dt", {}, "Tercetak"), h("dd", { class: "cetakan" }, cell.raw || "–"),
        h("dt", {}, "Terbaca"), h("dd", { class: "bacaan" }, cell.text || "–")),
      h("div", { class: "aksi" }, this.#button("Sunting", "e", "edit"), this.#button("Benar", "a", "accept"), this.#button("Nama kolom", "k", "rename")),
      h("div", { class: "aksi" }, h("small", {}, "Baris"), this.#button("Gabung ke atas", "j", "join"), this.#button("Pisah", "s", "split"), this.#button("Bukan indikator", "Delete", "drop"), this.#button("Jenis, kode", "r", "kind")),
      h("div", { class: "temuan-sel" }, found.map((one) => this.#finding(one))),
      this.#mended(doc.corrections.get(name)), this.#history(doc.history.get(name))));
  }

  /** Whether a person is typing in it. */
  get isBusy() { return Boolean(find("textarea, input", this.host)); }

  /** A finding or a region that belongs to no cell. */
  #general() {
    const one = this.finding;
    this.host.replaceChildren(one ? this.#finding(one) : h("p", { class: "calm" }, "Pilih satu sel di tabel atau di gambar", h("span", { class: "papan" }, ", atau tekan ", h("kbd", {}, "n")), "."));
  }

  /** How surely it was read; `likely`, of a doubtful cell, also weighs findings and corrections. */
  #certainty(cell, likely) {
    const said = cell.status === "tak_terbaca" ? "tak terbaca" : `keyakinan ${percent(likely ?? cell.sure)}`;
    return h("span", { class: `yakin ${likely === undefined ? "" : "ragu"}` }, said);
  }

  #context(doc, tabel, baris, kolom) {
    const says = ["indikator", "sub_kegiatan", "kegiatan", "program", "sasaran", "tujuan"].find((one) => one !== kolom && doc.cells.get(`${tabel} ${baris} ${one}`)?.text);
    return says ? h("p", { class: "konteks" }, doc.cells.get(`${tabel} ${baris} ${says}`).text) : null;
  }

  #finding(one) {
    return h("article", { class: `card ${one.keparahan}`, "data-temuan": one.id },
      h("header", {}, h("span", { class: `chip ${one.keparahan}` }, one.keparahan), h("strong", {}, one.label)),
      h("p", { class: "message" }, one.pesan), one.saran && h("p", { class: "advice" }, one.saran),
      button("Kesampingkan", "x", () => this.dismiss(one)));
  }

  #button(label, shortcut, action) { return button(label, shortcut, () => this.on.act(action)); }

  #mended(corrections) {
    if (!corrections) return null;
    return h("ul", { class: "koreksi" }, corrections.map((one) => h("li", {}, h("small", {}, `${one.label} `),
      words(one.mentah) === words(one.bersih) ? "sama dengan yang tercetak" : [h("del", {}, one.mentah), " → ", h("ins", {}, one.bersih)],
      one.skor < 1 && h("small", {}, ` ${percent(one.skor)}`))));
  }

  #history(decisions) {
    if (!decisions) return null;
    return h("ul", { class: "riwayat", "aria-label": "Riwayat sel" }, decisions.map((one) => told(one, this.on.undo)));
  }

  /** Begin to edit the text of the cell. */
  edit() {
    const cell = this.doc?.cells.get(this.name), at = find(".bacaan", this.host);
    if (!cell || !at) return;
    const field = h("textarea", { "aria-label": "Teks yang benar", rows: Math.min(8, Math.max(1, Math.ceil(cell.text.length / 44))) });
    field.value = cell.text;
    const done = (save) => {
      if (!field.isConnected) return;
      const text = field.value.trim();
      field.replaceWith(text || "–");
      if (save && text !== cell.text.trim()) this.on.edited(text, this.doc);
      else if (save && this.doc.likely.has(this.name)) this.on.act("accept");
      else this.on.edited(null);
    };
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); done(true); }
      if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); leave(); }
    });
    const leave = () => { done(false); this.show(this.doc, this.name); };
    at.replaceChildren(field, h("div", { class: "simpan aksi" }, button("Simpan", "Enter", () => done(true), "utama"), button("Batal", "Escape", leave)));
    field.focus();
    field.select();
  }

  /** Ask for the reason for which a finding is set aside. */
  dismiss(one = this.finding) {
    if (!one) return;
    const card = find(`[data-temuan="${one.id}"]`, this.host);
    if (!card || find("form", card)) return;
    const field = h("input", { "aria-label": "Alasan", placeholder: "Alasan", required: true, pattern: ".*[A-Za-z0-9].*", "data-kurang": "Tulis alasannya.", maxlength: 300, autocomplete: "off" });
    const keep = async (reason) => {
      form.remove();  // whoever types nothing more sees what changed
      if (await this.on.dismiss(one, reason, this.doc) === false && card.isConnected) card.append(form);
    };
    const form = h("form", { class: "alasan", onsubmit: (event) => { event.preventDefault(); keep(field.value.trim()); } },
      field, h("button", { class: "utama" }, "Kesampingkan"),
      h("span", { class: "pilihan" }, REASONS.map((text) => h("button", { type: "button", class: "tautan", onclick: () => keep(text) }, text))));
    field.addEventListener("keydown", (event) => { if (event.key === "Escape") { form.remove(); this.on.edited(null); } });
    card.append(form);
    field.focus();
    form.scrollIntoView({ block: "nearest" });
  }
}

const button = (label, shortcut, run, look = null) => h("button", { type: "button", class: look, "aria-keyshortcuts": shortcut, onclick: () => run() }, label, " ", shown(shortcut));

const words = (text) => text.split(/\s+/).join(" ").trim();

const where = (table, row, cell) => [`Tabel ${table}, baris ${row}`, cell.parts.length && `hlm. ${cell.parts.map((part) => part[0]).join("–")}`].filter(Boolean).join(" · ");

/** A decision as a line: who, when, what, why; with a button that takes it back while it holds. */
export function told(one, undo) {
  const why = one.tindakan !== "abaikan" && one.alasan && ` (${one.alasan})`;
  return h("li", { class: one.berlaku ? "" : "lalu" }, h("strong", {}, one.oleh || "Seseorang"), ` ${one.pesan}`, why,
    " ", h("small", {}, moment(one.waktu), one.berlaku ? " " : " · tidak berlaku lagi"),
    one.berlaku && h("button", { type: "button", class: "tautan", onclick: () => undo(one) }, "Urungkan"));
}
