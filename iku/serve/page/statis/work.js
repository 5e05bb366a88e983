/** The list beside the table: doubtful cells, findings, regions that were not read, history, learned rules. */

import { h, number, percent } from "./dom.js";
import { key, place } from "./model.js";
import { told } from "./panel.js";

const SEVERITIES = ["galat", "peringatan", "info"];

export class Work {
  /** `on` has cell(name), finding(one), region(one), undo(decision), close(), rule actions accept(rule), withdraw(rule). */
  constructor(host, on) {
    this.host = host;
    this.on = on;
    this.tab = "ragu";
    this.rules = { tawaran: [], aturan: [] };
  }

  draw(doc) {
    this.doc = doc;
    if (this.host.hidden) return;
    const tabs = [
      ["ragu", "Sel", doc.doubtful.length], ["temuan", "Temuan", doc.view.temuan.length], ["bagian", "Bagian", doc.view.bagian.length],
      ["riwayat", "Riwayat", doc.view.keputusan.length], ["aturan", "Aturan", this.rules.tawaran.length + this.rules.aturan.length],
    ];
    this.host.replaceChildren(
      h("header", {}, h("div", { class: "tab", role: "tablist", "aria-label": "Yang perlu dilihat" }, tabs.map(([name, label, count]) => h("button", {
        type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "isi-daftar", "aria-selected": String(name === this.tab),
        onclick: () => { this.tab = name; this.draw(this.doc); },
      }, label, " ", h("span", { class: "count" }, number(count))))),
      h("button", { type: "button", "aria-label": "Tutup daftar", title: "Tutup daftar (d)", onclick: () => this.on.close() }, "✕")),
      h("div", { id: "isi-daftar", role: "tabpanel", "aria-labelledby": `tab-${this.tab}` }, this[`_${this.tab}`]()));
    this.mark(this.current);
  }

  /** Show one of the lists. */
  turn(tab) {
    if (this.tab === tab) return;
    this.tab = tab;
    this.draw(this.doc);
  }

  /** Show which cell or finding is at hand. */
  mark(name) {
    this.current = name;
    for (const one of this.host.querySelectorAll("[data-ke]")) {
      const here = one.dataset.ke === name;
      if (here) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
      if (here) one.scrollIntoView({ block: "nearest" });
    }
  }

  _ragu() {
    const { doubtful, cells, columns } = this.doc;
    if (!doubtful.length) return h("p", { class: "calm" }, "Tidak ada sel yang perlu dilihat.");
    return h("ol", {}, doubtful.map((name) => {
      const at = place(name), cell = cells.get(name);
      const label = columns.get(at.tabel).find((one) => one.nama === at.kolom)?.label || at.kolom;
      return h("li", {}, h("button", { type: "button", "data-ke": name, onclick: () => this.on.cell(name) },
        h("small", {}, `Tabel ${at.tabel}, baris ${at.baris} · ${label}`, h("span", { class: "count" }, cell.status === "tak_terbaca" ? "?" : percent(this.doc.likely.get(name)))), h("span", { class: "potong" }, cell.text || cell.raw || "–")));
    }));
  }

  _temuan() {
    if (!this.doc.view.temuan.length) return h("p", { class: "calm" }, "Tidak ada temuan.");
    return h("div", {}, SEVERITIES.map((severity) => {
      const same = this.doc.view.temuan.filter((one) => one.keparahan === severity);
      return same.length ? h("details", { open: severity !== "info" }, h("summary", { class: severity }, severity, h("span", { class: "count" }, same.length)),
        h("ol", {}, same.map((one) => h("li", {}, h("button", { type: "button", "data-ke": one.id, onclick: () => this.on.finding(one) },
          h("small", {}, `${one.label}${one.baris ? ` · tabel ${one.tabel}, baris ${one.baris}` : ""}`), h("span", { class: "potong" }, one.pesan)))))) : null;
    }));
  }

  _bagian() {
    if (!this.doc.view.bagian.length) return h("p", { class: "calm" }, "Tidak ada bagian yang disisihkan.");
    return h("ol", {}, this.doc.view.bagian.map((one) => h("li", {}, h("button", { type: "button", class: one.penting ? "penting" : "", onclick: () => this.on.region(one) },
      h("small", {}, one.halaman ? `Halaman ${one.halaman}: ${one.alasan}` : one.alasan), h("span", { class: "potong" }, one.teks)),
    h("div", { class: "aksi" }, h("button", { type: "button", onclick: () => this.on.table(one) }, "Ini tabel indikator"),
      one.halaman && h("button", { type: "button", onclick: () => this.on.lines(one) }, "Gambar garisnya")))));
  }

  _riwayat() {
    const done = this.doc.view.keputusan;
    return h("div", {}, h("p", {}, h("a", { href: "/api/keputusan?format=csv", download: "keputusan.csv" }, "Unduh keputusan.csv")),
      done.length ? h("ul", { class: "riwayat" }, done.map((one) => h("li", { class: "satu" },
        one.baris && h("button", { type: "button", class: "tautan", onclick: () => this.on.cell(key(one.tabel, one.baris, one.kolom)) }, `Tabel ${one.tabel}, baris ${one.baris}`),
        h("ul", {}, told(one, this.on.undo))))) : h("p", { class: "calm" }, "Belum ada keputusan."));
  }

  _aturan() {
    const { tawaran, aturan } = this.rules;
    const line = (one, label, run) => h("li", { class: "card" }, h("p", {}, one.pesan), h("small", {}, one.jangkauan || ""), h("button", { type: "button", onclick: () => run(one) }, label));
    return h("div", {}, tawaran.length ? h("ul", {}, tawaran.map((one) => line(one, "Terapkan", this.on.accept))) : null,
      aturan.length ? h("ul", {}, aturan.map((one) => line(one, "Tarik", this.on.withdraw))) : null,
      !tawaran.length && !aturan.length ? h("p", { class: "calm" }, "Belum ada aturan. Aturan ditawarkan bila satu keputusan juga membetulkan sel lain.") : null);
  }
}
