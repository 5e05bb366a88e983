/** The tables as grids: every cell an element with data-tabel, data-baris, data-kolom; arrows move among them. */

import { afterPaint, h, find, number } from "./dom.js";
import { key } from "./model.js";

const FIRST = 12;              // rows that are drawn at once: a window full
const SLICE = 16;               // milliseconds that further rows may take before the page is given back
const LAID = 8;                // rows after which it is looked how long they take, laid out
const WIDTH = { no: 54, kode: 120, satuan: 92, indikator: 200, definisi_operasional: 230, formulasi: 230, nilai: 108 };
const OTHER = 168;
const STAYING = [undefined, "indikator"];     // the number, which has no name, and the indicator
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export class Grid {
  /** `chosen` is told the key of the cell that a person points at, `rename` the header's column. */
  constructor(host, { chosen, rename }) {
    this.host = host;
    this.chosen = chosen;
    this.current = null;
    host.addEventListener("click", (event) => {
      const cell = event.target.closest(".sel[data-kolom]");
      if (cell) chosen(named(cell));
      const head = event.target.closest(".judul[data-judul]");
      if (head) rename(Number(head.dataset.nomor), head.dataset.judul);
    });
    host.addEventListener("keydown", (event) => this.#move(event));
    // columns that stay need layers of their own: only while they are needed, so that rows scroll smoothly
    host.addEventListener("scroll", () => this.#hold(), { passive: true });
  }

  /** Draw everything anew; rows beyond the first come when the page is at rest. */
  draw(doc) {
    this.#take(doc);
    this.drawn = new Map();
    this.waiting = [];
    this.at = 0;
    const none = h("p", { class: "kosong" }, "Tidak ada tabel indikator. Bagian yang disisihkan ada di Daftar; tabel dapat digambar dengan Garis.");
    this.host.replaceChildren(...doc.view.tabel.length ? [] : [none], ...doc.view.tabel.map((table) => {
      const body = h("div", { class: "isi", role: "rowgroup" });
      table.baris.forEach((row, i) => this.waiting.push([table, row, i + 2, body]));
      return frame(table, body);
    }));
    this.#rows((count) => count >= FIRST);
    const first = find(".sel", this.host);
    if (first) first.tabIndex = 0;
    this.#later();
  }

  #take(doc) {
    this.doc = doc;
    this.doubtful = new Set(doc.doubtful);
  }

  /** Draw rows that wait until it is enough. */
  #rows(enough) {
    for (let count = 0; this.at < this.waiting.length && !enough(count); count += 1, this.at += 1) {
      const [table, row, index, body] = this.waiting[this.at];
      body.append(this.#row(table, row, index));
    }
  }

  #later() {
    const own = this.waiting;
    const step = () => {
      if (this.waiting !== own) return;
      const until = performance.now() + SLICE;
      this.#rows((count) => count % LAID === 0 && count && (this.host.scrollHeight, performance.now() > until));
      if (this.at < own.length) setTimeout(step);
    };
    afterPaint(step);
  }

  /** What changed since the last drawing, in place; a table whose shape is another is drawn anew. */
  update(doc) {
    const shape = (view) => JSON.stringify(view.tabel.map((t) => [t.kolom, t.baris.map((r) => [r.baris, r.jenis]), t.luar]));
    if (shape(this.doc.view) !== shape(doc.view)) {
      this.draw(doc);
    } else {
      this.#take(doc);
      for (const table of doc.view.tabel) for (const row of table.baris) for (const column of table.kolom) this.#refresh(table, row, column);
    }
    this.select(this.current);
  }

  #refresh(table, row, column) {
    const name = key(table.tabel, row.baris, column.nama), old = this.drawn.get(name);
    if (!old || (old.look === lookOf(this.#state(name)) && !old.element.classList.contains("menyimpan"))) return;
    old.element.replaceWith(this.#cell(table, row, column));
  }

  #row(table, row, index) {
    return h("div", { class: `baris ${row.jenis}`, role: "row", "aria-rowindex": index },
      h("div", { class: "nomor", role: "rowheader" }, row.baris),
      table.kolom.map((column) => this.#cell(table, row, column)));
  }

  /** All that a cell shows. */
  #state(name) {
    const { text, raw, inherited, status } = this.doc.cells.get(name);
    const marks = (this.doc.findings.get(name) || []).map((one) => one.keparahan);
    const decided = (this.doc.history.get(name) || []).some((one) => one.berlaku);
    return { text, raw, inherited, status, marks, decided, doubtful: this.doubtful.has(name) };
  }

  #cell(table, row, column) {
    const name = key(table.tabel, row.baris, column.nama), cell = this.#state(name);
    const classes = ["sel", column.nilai && "nilai", cell.inherited && "warisan", cell.doubtful && "ragu", cell.status === "tak_terbaca" && "gelap",
      cell.marks.length && `mark ${cell.marks[0]}`, cell.decided && "putus", !cell.text && !cell.marks.length && "kosong-isi"];
    const says = [cell.doubtful && "perlu dilihat", ...cell.marks, cell.decided && "sudah diputuskan"].filter(Boolean);
    const element = h("div", {
      class: classes.filter(Boolean).join(" "), role: "gridcell", tabindex: -1, "aria-selected": "false",
      "data-tabel": table.tabel, "data-baris": row.baris, "data-kolom": column.nama, "data-label": column.label,
    }, h("span", { class: "teks" }, cell.text), cell.raw !== cell.text && h("span", { class: "mentah" }, cell.raw),
    says.length > 0 && h("span", { class: "tersirat" }, ` (${says.join(", ")})`));
    this.drawn.set(name, { element, look: lookOf(cell) });
    return element;
  }

  /** The element of a cell; rows up to it are drawn. */
  cell(name) {
    if (this.doc?.cells.has(name)) this.#rows(() => this.drawn.has(name));
    return this.drawn?.get(name)?.element || null;
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
    for (const old of this.host.querySelectorAll(".sel[tabindex='0']")) mark(old, false);
    this.current = name;
    const cell = this.cell(name);
    if (!cell) return;
    mark(cell, true);
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#uncut(cell);
    if (focus) cell.focus({ preventScroll: true });
  }

  #hold() { this.host.classList.toggle("geser", this.host.scrollLeft > 0); }

  /** Of a row pushed aside no column begins under those that stay: its first letters would not be seen. */
  #uncut(cell) {
    this.#hold();
    if (!this.host.scrollLeft) return;
    const cells = [...cell.parentElement.children];
    let edge = this.host.getBoundingClientRect().left;
    for (const one of cells.filter((cell) => STAYING.includes(cell.dataset.kolom)).map((cell) => cell.getBoundingClientRect())) {
      if (one.left <= edge + 1) edge = one.right;  // it is held there; farther to the right it is not yet
    }
    const cut = cells.map((one) => one.getBoundingClientRect()).find((at) => at.left < edge - 1 && at.right > edge + 1);
    if (cut) this.host.scrollLeft += cut.right - edge;
  }

  #move(event) {
    const step = STEPS[event.key], cell = event.target.closest(".sel");
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !cell) return;
    event.preventDefault();
    const row = cell.parentElement, at = [...row.children].indexOf(cell);
    const rows = [...this.host.querySelectorAll(".isi > .baris")];
    const next = rows[rows.indexOf(row) + step[0]];
    const to = next && next.children[Math.min(next.children.length - 1, at + step[1])];
    if (to && to.matches(".sel")) this.chosen(named(to));
  }
}

const named = (cell) => key(cell.dataset.tabel, cell.dataset.baris, cell.dataset.kolom);
const lookOf = (cell) => Object.values(cell).join("\u0000");

function mark(cell, on) {
  cell.classList.toggle("pilih", on);
  cell.tabIndex = on ? 0 : -1;
  cell.setAttribute("aria-selected", String(on));
}

/** A table without its rows: title, headers, what stands outside of it. */
function frame(table, body) {
  const title = [`Tabel ${table.tabel}`, table.judul, table.tingkat].filter(Boolean).join(" · ");
  const heads = table.kolom.map((column) => h("div", {
    class: `judul ${column.nilai ? "nilai" : ""}`, role: "columnheader", "data-nomor": table.tabel, "data-judul": column.nama,
    title: column.mentah ? `Tercetak: ${column.mentah}. Klik untuk mengganti nama kolom.` : "Klik untuk mengganti nama kolom.",
  }, h("span", {}, column.label), column.mentah && h("small", { class: "mentah" }, column.mentah)));
  const grid = h("div", {
    class: "kisi", role: "grid", "aria-label": title, "aria-rowcount": table.baris.length + 1, "aria-colcount": table.kolom.length + 1,
  }, h("div", { class: "baris kepala", role: "row", "aria-rowindex": 1 }, h("div", { class: "nomor", role: "columnheader" }, "Baris"), heads), body);
  grid.style.setProperty("--kolom", `54px ${table.kolom.map((c) => `${WIDTH[c.nama] || (c.nilai ? WIDTH.nilai : OTHER)}px`).join(" ")}`);
  return h("section", { class: "tabel", id: `tabel-${table.tabel}` },
    h("h2", {}, title, h("span", { class: "count" }, `${number(table.baris.length)} baris`)), grid, outside(table));
}

function outside(table) {
  if (!table.luar.length) return null;
  return h("details", { class: "luar" }, h("summary", {}, `${table.luar.length} baris bukan indikator`),
    h("ul", {}, table.luar.map((one) => h("li", {}, h("small", {}, one.alasan), " ", one.teks))));
}
