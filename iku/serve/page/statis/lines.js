/** A person's own lines for a region of the page: drawn and moved on the picture; what is read with them at once. */

import { find, h, svg, tell } from "./dom.js";

const NEAR = 6;                // pixels within which a line is grasped
const SAME = 3;                // points within which two lines are one
const LEAST = 12;              // points: a smaller box was not meant
const WAIT = 180;              // milliseconds of rest before what is read is asked for

export class Lines {
  /** `on` has preview(garis), save(garis), closed(), tables(). */
  constructor(picture, bar, on) {
    this.picture = picture;
    this.bar = bar;
    this.on = on;
    this.box = null;
    picture.host.addEventListener("pointerdown", (event) => this.#down(event));
    picture.host.addEventListener("pointermove", (event) => this.#moved(event));
    picture.host.addEventListener("pointerup", () => this.#up());
    picture.host.addEventListener("dblclick", (event) => this.#remove(event));
    picture.host.addEventListener("halaman", () => this.isOpen && this.#draw());
    addEventListener("keydown", (event) => { if (event.key === "Escape" && this.isOpen) this.close(); });
  }

  get isOpen() { return !this.bar.hidden; }

  /** Begin: with a region that was set aside, else with the table of this page, else with nothing drawn yet. */
  open(region = null) {
    if (this.isOpen && !region) return this.close();
    if (!this.picture.pages?.size) return tell("Dokumen ini tidak mempunyai gambar halaman.");
    this.bar.hidden = false;
    this.picture.drags = false;
    this.picture.host.classList.add("menggaris");
    if (region) this.picture.show(region.halaman);
    this.page = this.picture.number;
    const known = region?.kotak ? { box: region.kotak, x: [], y: [] } : this.#table();
    this.box = known ? [...known.box] : null;
    this.x = known ? known.x : [];
    this.y = known ? known.y : [];
    this.mode = "x";
    this.#tools();
    this.#changed();
    return undefined;
  }

  close() {
    this.bar.hidden = true;
    this.picture.drags = true;
    this.picture.host.classList.remove("menggaris");
    find("g.garis", this.picture.boxes)?.remove();
    this.on.closed();
    this.picture.host.focus();
  }

  /** Box and lines of the table on this page that has the most cells: its whole place, header and all. */
  #table() {
    const every = (this.picture.printed.get(this.page) || []).map(([, box]) => box);
    const inside = (place) => every.filter((box) => box[0] > place[0] - SAME && box[2] < place[2] + SAME && box[1] > place[1] - SAME && box[3] < place[3] + SAME);
    const places = this.picture.pages.get(this.page).tabel;
    const box = [...places].sort((a, b) => inside(b).length - inside(a).length)[0];
    if (!box) return null;
    const between = (a, b) => merged(inside(box).flatMap((one) => [one[a], one[b]])).filter((one) => one > box[a] + SAME && one < box[b] - SAME);
    return { box, x: between(0, 2), y: between(1, 3) };
  }

  #tools() {
    const mode = (value, label) => h("button", { type: "button", "aria-pressed": String(this.mode === value), onclick: () => { this.mode = value; this.#tools(); } }, label);
    this.result ||= h("div", { class: "terbaca scroll", "aria-live": "polite" });
    this.bar.replaceChildren(
      h("div", { class: "alat", role: "toolbar", "aria-label": "Garis" },
        mode("x", "Garis kolom"), mode("y", "Garis baris"), mode("kotak", "Kotak baru"),
        h("button", { type: "button", onclick: () => { this[this.mode === "y" ? "y" : "x"] = []; this.#changed(); } }, "Hapus semua"),
        h("span", { class: "sela" }),
        h("button", { type: "button", onclick: () => this.close() }, "Tutup ", h("kbd", {}, "Esc")),
        h("button", { type: "button", class: "utama", onclick: () => this.#save() }, "Baca dengan garis ini")),
      h("p", { class: "note" }, "Klik menambah garis, seret menggesernya, klik ganda menghapusnya. Tanpa garis baris, baris dibaca sebagaimana ditemukan."), this.result);
  }

  get garis() {
    const round = (one) => Math.round(one * 10) / 10;
    const sorted = (found) => [...found].map(round).sort((a, b) => a - b);
    return { halaman: this.page, kotak: this.box.map(round), x: sorted(this.x), y: sorted(this.y) };
  }

  /* Pointer */

  #down(event) {
    if (!this.isOpen || event.button > 0 || this.picture.number !== this.page) return;
    const at = this.picture.point(event);
    event.preventDefault();
    this.picture.host.setPointerCapture(event.pointerId);
    if (this.mode === "kotak" || !this.box) {
      this.held = { corner: at };
      this.box = [...at, ...at];
      return;
    }
    this.held = this.#grasped(at) || this.#added(at);
    this.#draw();
  }

  /** The line or side of the box under the pointer. */
  #grasped([x, y]) {
    const near = NEAR / this.picture.at.scale;
    for (const [axis, at] of [["x", x], ["y", y]]) {
      const line = this[axis].findIndex((one) => Math.abs(one - at) < near);
      if (line >= 0 && this.mode === axis) return { axis, line };
    }
    const side = [x, y, x, y].findIndex((at, i) => Math.abs(this.box[i] - at) < near);
    return side >= 0 ? { side } : null;
  }

  #added([x, y]) {
    const axis = this.mode === "y" ? "y" : "x", at = axis === "x" ? x : y;
    const [from, to] = axis === "x" ? [this.box[0], this.box[2]] : [this.box[1], this.box[3]];
    if (at <= from || at >= to) return null;
    this[axis].push(at);
    return { axis, line: this[axis].length - 1 };
  }

  #moved(event) {
    if (!this.held) return;
    const [x, y] = this.picture.point(event);
    if (this.held.corner) {
      const [a, b] = this.held.corner;
      this.box = [Math.min(a, x), Math.min(b, y), Math.max(a, x), Math.max(b, y)];
    } else if (this.held.side !== undefined) this.box[this.held.side] = this.held.side % 2 ? y : x;
    else this[this.held.axis][this.held.line] = this.held.axis === "x" ? x : y;
    this.#changed();
  }

  #up() {
    if (!this.held) return;
    if (this.held.corner) {
      this.x = []; this.y = [];
      if (this.box[2] - this.box[0] < LEAST || this.box[3] - this.box[1] < LEAST) this.box = null;
      else { this.mode = "x"; this.#tools(); }
    }
    this.held = null;
    this.#changed();
  }

  #remove(event) {
    if (!this.isOpen || !this.box) return;
    const near = NEAR / this.picture.at.scale, [x, y] = this.picture.point(event);
    if (this.mode === "y") this.y = this.y.filter((one) => Math.abs(one - y) >= near);
    else this.x = this.x.filter((one) => Math.abs(one - x) >= near);
    this.#changed();
  }

  /* What is seen */

  #changed() {
    this.#draw();
    clearTimeout(this.timer);
    if (this.box && !this.held?.corner) this.timer = setTimeout(() => this.#read(), WAIT);
  }

  #draw() {
    find("g.garis", this.picture.boxes)?.remove();
    if (!this.box || this.picture.number !== this.page) return;
    const [x0, y0, x1, y1] = this.box;
    this.picture.boxes.append(svg("g", { class: "garis" },
      svg("rect", { x: x0, y: y0, width: Math.max(1, x1 - x0), height: Math.max(1, y1 - y0) }),
      this.x.map((x) => svg("line", { x1: x, x2: x, y1: y0, y2: y1 })), this.y.map((y) => svg("line", { x1: x0, x2: x1, y1: y, y2: y }))));
  }

  async #read() {
    const token = (this.token = {});
    try {
      const { sel } = await this.on.preview(this.garis);
      if (this.token !== token) return;
      this.result.replaceChildren(h("table", {}, h("tbody", {}, sel.map((row) => h("tr", {}, row.map((text) => h("td", {}, text)))))));
    } catch (refusal) {
      if (this.token === token) this.result.replaceChildren(h("p", { class: "note" }, refusal.message));
    }
  }

  async #save() {
    if (!this.box) return tell("Gambar kotak tabelnya lebih dahulu.");
    if (await this.on.save(this.garis)) this.close();
    return undefined;
  }
}

/** Positions that are one line, as one. */
function merged(found) {
  const out = [];
  for (const one of found.sort((a, b) => a - b)) if (!out.length || one - out.at(-1) > SAME) out.push(one);
  return out;
}
