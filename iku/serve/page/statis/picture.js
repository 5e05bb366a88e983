/** The page as a picture: zoomed and dragged, with the printed cells to point at and the one at hand highlighted. */

import { h, svg, find } from "./dom.js";
import * as api from "./api.js";

const LEAST_READABLE = 1.25;   // pixels a point at which print is read without effort
const MOST = 6, STEP = 1.25, KEPT = 8;

export class Picture {
  /** `chosen` is told the key of a printed cell that a person points at. */
  constructor(host, { chosen }) {
    this.host = host;
    this.chosen = chosen;
    this.images = new Map();
    this.sheet = find(".lembar", host);
    this.boxes = find("svg", this.sheet);
    this.said = h("p", { class: "sebab-gambar", role: "status" });
    host.append(this.said);
    this.number = 0;
    this.at = { x: 0, y: 0, scale: 1 };
    this.drags = true;
    this.#listen();
  }

  /** The pages of a document and where its cells are printed. */
  load(id, doc) {
    this.id = id;
    this.doc = doc;
    this.pages = new Map(doc.view.halaman.map((page) => [page.nomor, page]));
    this.printed = new Map();
    for (const [name, cell] of doc.cells) {
      if (!cell.inherited) for (const part of cell.parts) this.#printed(part[0]).push([name, part.slice(1)]);
    }
    find(".meja").classList.toggle("tanpa-gambar", !this.pages.size);
    if (!this.pages.size) return;
    if (this.pages.has(this.number)) this.#draw();
    else if (this.marks?.parts.length) this.highlight(this.marks.parts, this.marks.name);  // asked for before it was loaded
    else this.show(this.#first());
  }

  #printed(page) {
    if (!this.printed.has(page)) this.printed.set(page, []);
    return this.printed.get(page);
  }

  #first() {
    const drawn = [...this.printed.keys()].sort((a, b) => a - b);
    return drawn[0] ?? this.doc.view.bagian.find((one) => one.penting)?.halaman ?? this.pages.keys().next().value;
  }

  /** Turn to a page. */
  show(number) {
    const page = this.pages?.get(number);
    if (!page || number === this.number) return;
    const fresh = !this.number;
    this.number = number;
    this.sheet.dataset.halaman = number;
    this.sheet.style.width = `${page.lebar}px`;
    this.sheet.style.height = `${page.tinggi}px`;
    find("img", this.sheet)?.remove();
    this.said.replaceChildren();
    this.sheet.prepend(this.#image(number));
    this.boxes.setAttribute("viewBox", `0 0 ${page.lebar} ${page.tinggi}`);
    this.#draw();
    const pages = [...this.pages.keys()];
    find("#halaman-ke").textContent = `${number} / ${pages.length}`;
    find("#halaman-ke").title = page.nasib;
    if (fresh) this.fit();
    this.host.dispatchEvent(new CustomEvent("halaman", { detail: number }));
  }

  turn(step) {
    const pages = [...this.pages.keys()];
    this.show(pages[pages.indexOf(this.number) + step]);
  }

  /** Have a page drawn before it is looked at. */
  prepare(number) {
    if (this.pages?.has(number)) this.#image(number).loading = "eager";
  }

  #image(number) {
    let image = this.images.get(number);
    if (!image) {
      image = h("img", { alt: `Gambar halaman ${number}`, draggable: "false", decoding: "async", src: api.picture(this.id, number) });
      image.addEventListener("error", () => this.#missing(number));
      this.images.set(number, image);
      if (this.images.size > KEPT) this.images.delete(this.images.keys().next().value);
    }
    return image;
  }

  /** Say why a page has no picture. */
  async #missing(number) {
    this.images.delete(number);
    const why = await api.trouble(api.picture(this.id, number));
    if (number === this.number) this.said.replaceChildren(why);
  }

  #draw() {
    const cells = this.printed.get(this.number) || [];
    const regions = this.doc.view.bagian.filter((one) => one.halaman === this.number && one.kotak);
    this.boxes.replaceChildren(
      ...regions.map((one) => rect(one.kotak, { class: `bagian ${one.penting ? "penting" : ""}` }, one.alasan)),
      ...cells.map(([name, box]) => rect(box, { class: "cetak", "data-sel": name })));
    if (this.marks) this.#mark();
  }

  /** Highlight places (page, x0, y0, x1, y1) and bring the first into view; `name` says which cell they are. */
  highlight(parts, name = "") {
    this.marks = { parts, name };
    if (parts.length && !parts.some((part) => part[0] === this.number)) this.show(parts[0][0]);
    this.#mark();
    const here = parts.find((part) => part[0] === this.number);
    if (here) this.#bring(here.slice(1));
  }

  /** Highlight without moving the picture. */
  mark(parts, name) {
    this.marks = { parts, name };
    this.#mark();
  }

  #mark() {
    for (const old of this.boxes.querySelectorAll("[data-sorot]")) old.remove();
    const here = this.marks.parts.filter((part) => part[0] === this.number);
    this.boxes.append(...here.map((part) => rect(part.slice(1), { class: "sorot", "data-sorot": this.marks.name })));
  }

  #bring([x0, y0, x1, y1]) {
    const { clientWidth: width, clientHeight: height } = this.host;
    const widest = Math.max(this.#fitting(), Math.min(width / (x1 - x0 + 40), height / (Math.min(y1 - y0, 200) + 40)));
    if (this.at.scale < LEAST_READABLE) this.at.scale = Math.min(LEAST_READABLE, widest);
    const left = this.at.x + x0 * this.at.scale, right = this.at.x + x1 * this.at.scale;
    const top = this.at.y + y0 * this.at.scale, bottom = this.at.y + y1 * this.at.scale;
    if (left < 20 || right > width - 20) this.at.x = width / 2 - ((x0 + x1) / 2) * this.at.scale;
    if (top < 20 || bottom > height - 20) this.at.y = Math.max(height / 2 - ((y0 + y1) / 2) * this.at.scale, 24 - y0 * this.at.scale - 0);
    this.#place();
  }

  #fitting() {
    const page = this.pages.get(this.number);
    return Math.min(this.host.clientWidth / page.lebar, 4);
  }

  /** The whole width of the page. */
  fit() {
    this.at = { x: 0, y: 0, scale: this.#fitting() };
    this.#place();
  }

  /** Nearer or farther, keeping a point of the window in its place. */
  zoom(factor, x = this.host.clientWidth / 2, y = this.host.clientHeight / 2) {
    const scale = Math.min(MOST, Math.max(this.#fitting() * 0.5, this.at.scale * factor));
    const grow = scale / this.at.scale;
    this.at = { x: x - (x - this.at.x) * grow, y: y - (y - this.at.y) * grow, scale };
    this.#place();
  }

  near() { this.zoom(STEP); }
  far() { this.zoom(1 / STEP); }

  #place() {
    const page = this.pages.get(this.number), { clientWidth: width, clientHeight: height } = this.host;
    const wide = page.lebar * this.at.scale, tall = page.tinggi * this.at.scale;
    const held = (at, room, size) => (size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, at)));
    this.at.x = held(this.at.x, width, wide);
    this.at.y = size_top(held(this.at.y, height, tall), tall, height);
    this.sheet.style.transform = `translate(${this.at.x}px, ${this.at.y}px) scale(${this.at.scale})`;
  }

  /** What is highlighted stays in view. */
  #resized() {
    const here = this.marks?.parts.find((part) => part[0] === this.number);
    if (here) this.#bring(here.slice(1));
    else this.#place();
  }

  /** Where on the page (points) an event happened. */
  point(event) {
    const frame = this.host.getBoundingClientRect();
    return [(event.clientX - frame.left - this.at.x) / this.at.scale, (event.clientY - frame.top - this.at.y) / this.at.scale];
  }

  #listen() {
    const pointers = new Map();
    let moved = 0;
    this.host.addEventListener("pointerdown", (event) => {
      if (!this.drags || event.button > 0 || event.target.closest("button")) return;
      pointers.set(event.pointerId, event);
      moved = 0;
    });
    this.host.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
      moved += Math.abs(dx) + Math.abs(dy);
      if (moved > 4 && !this.host.hasPointerCapture(event.pointerId)) this.host.setPointerCapture(event.pointerId);
      const other = [...pointers.values()].find((one) => one.pointerId !== event.pointerId);
      if (other) this.#pinch(other, before, event);
      else { this.at.x += dx; this.at.y += dy; this.#place(); }
      pointers.set(event.pointerId, event);
    });
    for (const name of ["pointerup", "pointercancel"]) {
      this.host.addEventListener(name, (event) => pointers.delete(event.pointerId));
    }
    this.host.addEventListener("click", (event) => {
      const cell = event.target.closest("[data-sel]");
      if (this.drags && moved <= 4 && cell) this.chosen(cell.dataset.sel);
    });
    this.host.addEventListener("wheel", (event) => {
      event.preventDefault();
      const frame = this.host.getBoundingClientRect();
      if (event.ctrlKey) this.zoom(Math.exp(-event.deltaY / 250), event.clientX - frame.left, event.clientY - frame.top);
      else { this.at.x -= event.deltaX; this.at.y -= event.deltaY; this.#place(); }
    }, { passive: false });
    new ResizeObserver(() => { if (this.number && this.pages.size) this.#resized(); }).observe(this.host);
  }

  #pinch(other, before, event) {
    const far = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
    const frame = this.host.getBoundingClientRect();
    this.zoom(far(event) / far(before), (event.clientX + other.clientX) / 2 - frame.left, (event.clientY + other.clientY) / 2 - frame.top);
  }
}

/** A page shorter than the window stands at its top. */
const size_top = (at, tall, height) => (tall <= height ? 0 : at);

function rect([x0, y0, x1, y1], attributes, title = "") {
  return svg("rect", { x: x0, y: y0, width: Math.max(1, x1 - x0), height: Math.max(1, y1 - y0), rx: 1.5, ...attributes },
    title && svg("title", {}, title));
}
