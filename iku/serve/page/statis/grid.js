/** The tables as grids: every cell an element with data-tabel, data-baris, data-kolom; arrows move among them. */

import { h, find, number } from "./dom.js";
import { key } from "./model.js";

const FIRST = 60, CHUNK = 120;
const WIDTH = { no: 54, kode: 120, satuan: 92, indikator: 200, definisi_operasional: 230, formulasi: 230, nilai: 108 };
const OTHER = 168;
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export class Grid {
  /** `chosen` is told the key of the cell that a person points at, `rename` the header's column. */
  constructor(host, { chosen, rename }) {
    this.host = host;
    this.chosen = chosen;
    this.rename = rename;
    this.current = null;
    host.addEventListener("click", (event) => {
      const cell = event.target.closest(".sel[data-kolom]");
      if (cell) chosen(named(cell));
      const head = event.target.closest(".judul[data-judul]");
      if (head) rename(Number(head.dataset.nomor), head.dataset.judul);
    });
    host.addEventListener("keydown", (event) => this.#move(event));
  }

  /** Draw everything anew; rows beyond the first come in later frames. */
  draw(doc) {
    this.doc = doc;
    this.doubtful = new Set(doc.doubtful);
    const waiting = [];
    let left = FIRST;
    this.host.replaceChildren(...doc.view.tabel.map((table) => {
      const now = table.baris.slice(0, left);
      left -= now.length;
      const body = this.#frame(table, now);
      if (now.length < table.baris.length) waiting.push([table, now.length, body]);
      return body.parentElement;
    }));
    this.#later(waiting);
  }

  #later(waiting) {
    const token = (this.token = {});
    const step = () => {
      if (this.token !== token || !waiting.length) return;
      const [table, from, body] = waiting[0];
      const rows = table.baris.slice(from, from + CHUNK);
      find(".isi", body).append(...rows.map((row) => this.#row(table, row)));
      if (from + rows.length < table.baris.length) waiting[0][1] += rows.length;
      else waiting.shift();
      setTimeout(step);
    };
    setTimeout(step);
  }

  /** What changed since the last drawing, in place; a table whose shape is another is drawn anew. */
  update(doc) {
    const before = this.doc;
    const shape = (view) => JSON.stringify(view.tabel.map((t) => [t.kolom, t.baris.map((r) => r.baris), t.luar]));
    if (shape(before.view) !== shape(doc.view)) {
      this.draw(doc);
    } else {
      this.doc = doc;
      this.doubtful = new Set(doc.doubtful);
      for (const table of doc.view.tabel) for (const row of table.baris) this.#refresh(table, row, before);
    }
    this.select(this.current);
  }

  #refresh(table, row, before) {
    for (const column of table.kolom) {
      const name = key(table.tabel, row.baris, column.nama);
      const seen = (doc, doubtful) => JSON.stringify([doc.cells.get(name), doc.findings.get(name), doc.history.get(name), doubtful]);
      const old = this.cell(name);
      if (!old || seen(this.doc, this.doubtful.has(name)) === seen(before, old.classList.contains("ragu")) && !old.classList.contains("menyimpan")) continue;
      old.replaceWith(this.#cell(table, row, column));
    }
  }

  #frame(table, rows) {
    const title = [`Tabel ${table.tabel}`, table.judul, table.tingkat].filter(Boolean).join(" · ");
    const heads = table.kolom.map((column) => h("div", {
      class: `judul ${column.nilai ? "nilai" : ""}`, role: "columnheader", "data-nomor": table.tabel, "data-judul": column.nama,
      title: column.mentah ? `Tercetak: ${column.mentah}. Klik untuk mengganti nama kolom.` : "Klik untuk mengganti nama kolom.",
    }, h("span", {}, column.label), column.mentah && h("small", { class: "mentah" }, column.mentah)));
    const body = h("div", { class: "isi", role: "rowgroup" }, rows.map((row) => this.#row(table, row)));
    const grid = h("div", {
      class: "kisi", role: "grid", "aria-label": title, "aria-rowcount": table.baris.length + 1, "aria-colcount": table.kolom.length + 1,
    }, h("div", { class: "baris kepala", role: "row" }, h("div", { class: "nomor", role: "columnheader" }, "Baris"), heads), body);
    grid.style.setProperty("--kolom", `54px ${table.kolom.map((c) => `${WIDTH[c.nama] || (c.nilai ? WIDTH.nilai : OTHER)}px`).join(" ")}`);
    h("section", { class: "tabel", id: `tabel-${table.tabel}` },
      h("h2", {}, title, h("span", { class: "count" }, `${number(table.baris.length)} baris`)), grid, outside(table));
    return grid;
  }

  #row(table, row) {
    return h("div", { class: `baris ${row.jenis}`, role: "row", "data-r": `${table.tabel} ${row.baris}` },
      h("div", { class: "nomor", role: "rowheader" }, row.baris),
      table.kolom.map((column) => this.#cell(table, row, column)));
  }

  #cell(table, row, column) {
    const name = key(table.tabel, row.baris, column.nama);
    const cell = this.doc.cells.get(name);
    const found = this.doc.findings.get(name) || [];
    const decided = (this.doc.history.get(name) || []).some((one) => one.berlaku);
    const doubtful = this.doubtful.has(name);
    const classes = ["sel", column.nilai && "nilai", cell.inherited && "warisan", doubtful && "ragu",
      cell.status === "tak_terbaca" && "gelap", found.length && `mark ${found[0].keparahan}`, decided && "putus", !cell.text && !found.length && "kosong-isi"];
    const says = [doubtful && "perlu dilihat", ...found.map((one) => one.keparahan), decided && "sudah diputuskan"].filter(Boolean);
    return h("div", {
      class: classes.filter(Boolean).join(" "), role: "gridcell", tabindex: -1, "aria-selected": "false",
      "data-tabel": table.tabel, "data-baris": row.baris, "data-kolom": column.nama, "data-label": column.label,
    }, h("span", { class: "teks" }, cell.text), h("span", { class: "mentah" }, cell.raw),
    says.length ? h("span", { class: "tersirat" }, ` (${says.join(", ")})`) : null);
  }

  /** The element of a cell, if it is drawn. */
  cell(name) {
    if (!name) return null;
    const [table, row, ...column] = name.split(" ");
    return find(`.sel[data-tabel="${table}"][data-baris="${row}"][data-kolom="${CSS.escape(column.join(" "))}"]`, this.host);
  }

  /** Show what a cell is being made to say, before it is kept. */
  saving(name, text) {
    const cell = this.cell(name);
    if (!cell) return;
    cell.classList.add("menyimpan");
    if (text !== undefined) find(".teks", cell).textContent = text;
  }

  /** Mark a cell as the one at hand and bring it into view. */
  select(name, { focus = false } = {}) {
    for (const old of this.host.querySelectorAll(".pilih")) {
      old.classList.remove("pilih");
      old.tabIndex = -1;
      old.setAttribute("aria-selected", "false");
    }
    this.current = name;
    const cell = this.cell(name);
    if (!cell) return;
    cell.classList.add("pilih");
    cell.tabIndex = 0;
    cell.setAttribute("aria-selected", "true");
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (focus) cell.focus({ preventScroll: true });
  }

  #move(event) {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !event.target.closest(".sel")) return;
    event.preventDefault();
    const cell = event.target.closest(".sel");
    const row = cell.parentElement, at = [...row.children].indexOf(cell);
    const rows = [...this.host.querySelectorAll(".isi > .baris")];
    const next = rows[rows.indexOf(row) + step[0]];
    const to = next && next.children[Math.min(next.children.length - 1, at + step[1])];
    if (to && to.matches(".sel")) this.chosen(named(to));
  }
}

const named = (cell) => key(cell.dataset.tabel, cell.dataset.baris, cell.dataset.kolom);

function outside(table) {
  if (!table.luar.length) return null;
  return h("details", { class: "luar" }, h("summary", {}, `${table.luar.length} baris bukan indikator`),
    h("ul", {}, table.luar.map((one) => h("li", {}, h("small", {}, one.alasan), " ", one.teks))));
}
