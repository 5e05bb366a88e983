/** A person's own lines for a region of the page: drawn and moved on the picture; what is read with them at once. */

import { find, h, shown, svg, tell } from "./dom.js";
import { Ruling } from "./ruling.js";

const NEAR = 6;                // pixels within which a line is grasped
const TWICE = 450;             // milliseconds within which a second press makes a double click
const WAIT = 180;              // milliseconds of rest before what is read is asked for
const FAR = 10;                // points that a line moves with Shift
const EDGE = 0.1;              // share of the page around a box that a key makes
const SAME = 1;                // points within which two boxes are one
const MODES = { x: ["Garis kolom", "k"], y: ["Garis baris", "b"], kotak: ["Tepi", "t"] };
const SIDES = ["kiri", "atas", "kanan", "bawah"];

export class Lines {
  /** `on` has read(page), preview(garis), save(garis), seen() (the document as it is now), closed(). */
  constructor(picture, bar, on) {
    this.picture = picture;
    this.bar = bar;
    this.on = on;
    this.said = h("span", { role: "status" });
    this.result = h("div", { class: "terbaca scroll", tabindex: 0, role: "region", "aria-label": "Terbaca dengan garis ini" });
    const { host } = picture;
    host.addEventListener("pointerdown", (event) => this.#down(event));
    host.addEventListener("pointermove", (event) => this.#moved(event));
    host.addEventListener("pointerup", () => this.#up());
    host.addEventListener("halaman", () => this.isOpen && this.#draw());
    host.addEventListener("keydown", (event) => this.#key(event));
    addEventListener("keydown", (event) => { if (event.key === "Escape" && this.isOpen) this.close(); });
  }

  get isOpen() { return !this.bar.hidden; }

  /** Begin: with a region that was set aside, else with the table of this page, else with nothing drawn yet. */
  async open(region = null) {
    if (this.isOpen && !region) return this.close();
    if (!this.picture.pages?.size) return tell("Dokumen ini tidak mempunyai gambar halaman.");
    if (region) this.picture.show(region.halaman);
    const page = this.picture.number;
    this.seen = this.on.seen();
    const read = await this.on.read(page), drawn = region?.kotak;
    const known = drawn ? read.find((one) => one.kotak.every((side, i) => Math.abs(side - drawn[i]) < SAME)) || region : read[0];
    this.ruling = new Ruling(page, known?.kotak, known?.x, known?.y);
    this.bar.hidden = false;
    this.picture.drags = false;
    this.picture.host.classList.add("menggaris");
    this.picture.host.setAttribute("role", "application");
    this.#turn(known ? "x" : "baru");
    this.#changed();
    this.picture.host.focus();
    return undefined;
  }

  close() {
    this.bar.hidden = true;
    this.picture.drags = true;
    this.picture.host.classList.remove("menggaris");
    this.picture.host.setAttribute("role", "group");
    find("g.garis", this.picture.boxes)?.remove();
    this.on.closed();
    this.picture.host.focus();
  }

  /** What pointer and keys move from now on: columns ("x"), rows ("y"), sides ("kotak"), or a box to be drawn ("baru"). */
  #turn(mode) {
    this.mode = mode;
    this.held = null;
    const button = (value, label, key) => h("button", { type: "button", "aria-pressed": String(mode === value), onclick: () => { this.#turn(value); this.#draw(); this.picture.host.focus(); } }, label, key && " ", key && shown(key));
    this.bar.replaceChildren(
      h("div", { class: "alat", role: "toolbar", "aria-label": "Garis" },
        Object.entries(MODES).map(([value, [label, key]]) => button(value, label, key)), button("baru", "Kotak baru"),
        h("button", { type: "button", onclick: () => { this.ruling[this.mode === "y" ? "y" : "x"] = []; this.#turn(this.mode); this.#changed(); } }, "Hapus semua"),
        h("span", { class: "sela" }),
        h("button", { type: "button", onclick: () => this.close() }, "Tutup ", shown("Esc")),
        h("button", { type: "button", class: "utama", onclick: () => this.#save() }, "Baca dengan garis ini ", shown("Enter"))),
      h("p", { class: "note" }, "Klik menambah garis, seret menggesernya, klik ganda menghapusnya. ",
        h("span", { class: "papan" }, "Papan ketik: ", h("kbd", {}, "n"), " garis berikutnya, panah menggeser, ", h("kbd", {}, "i"), " menyisipkan, ", h("kbd", {}, "Del"), " menghapus. "), this.said), this.result);
    this.#say();
  }

  #say() {
    const { mode, held, ruling } = this;
    const every = ruling.handles(mode);
    const at = held && every.findIndex((one) => one.side === held.side && one.line === held.line);
    if (!ruling.box) this.said.textContent = "Tarik kotak di sekeliling tabel, atau tekan i.";
    else if (!held) this.said.textContent = mode === "kotak" || mode === "baru" ? "" : `${every.length} ${MODES[mode][0].toLowerCase()}.`;
    else this.said.textContent = `${held.axis ? `${MODES[held.axis][0]} ${at + 1} dari ${every.length}` : `Tepi ${SIDES[held.side]}`}, di ${Math.round(ruling.at(held))}.`;
  }

  /* Pointer */

  #down(event) {
    if (!this.isOpen || event.button > 0 || this.picture.number !== this.ruling.page) return undefined;
    const at = this.picture.point(event);
    event.preventDefault();
    this.picture.host.focus();
    this.picture.host.setPointerCapture(event.pointerId);
    const again = this.#isAgain(event);
    if (this.mode === "baru" || !this.ruling.box) this.corner = at;
    else if (again && this.held?.axis) return this.#remove(this.held);
    else {
      this.held = this.ruling.grasp(at, this.mode, NEAR / this.picture.at.scale);
      if (!this.held && this.mode !== "kotak") this.held = this.ruling.add(this.mode, at[this.mode === "x" ? 0 : 1]);
      this.dragged = this.held;
    }
    return this.#changed();
  }

  /** Whether this press is the second of a double click; the browser tells of none where what was pressed is drawn anew. */
  #isAgain(event) {
    const last = this.pressed;
    const again = last && event.timeStamp - last.timeStamp < TWICE && Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) < NEAR;
    this.pressed = again ? null : event;
    return again;
  }

  #moved(event) {
    const at = this.picture.point(event);
    if (this.corner) this.framed = this.ruling.frame(this.corner, at);
    else if (this.dragged) this.ruling.move(this.dragged, at[Ruling.axis(this.dragged) === "x" ? 0 : 1]);
    else return;
    this.#changed();
  }

  #up() {
    if (this.corner) {
      if (!this.framed) this.ruling.box = null;
      this.#turn(this.framed ? "x" : "baru");
    }
    this.corner = this.dragged = this.framed = null;
    if (this.isOpen) this.#changed();
  }

  #remove(handle) {
    this.ruling.remove(handle);
    this.held = null;
    this.#changed();
  }

  /* Keys */

  #key(event) {
    if (!this.isOpen || event.target !== this.picture.host || event.ctrlKey || event.metaKey || event.altKey) return;
    const mode = Object.keys(MODES).find((one) => MODES[one][1] === event.key);
    const way = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] }[event.key];
    if (mode) this.#turn(mode);
    else if (way) this.#push(way[0], way[1] * (event.shiftKey ? FAR : 1));
    else if (event.key === "n" || event.key === "N" || event.key === "p") this.#next(event.key === "n" ? 1 : -1);
    else if (event.key === "i" || event.key === "Insert") this.#insert();
    else if ((event.key === "Delete" || event.key === "Backspace") && this.held) this.#remove(this.held);
    else if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") this.#save();
    else this.#changed();
  }

  #next(step) {
    const every = this.ruling.handles(this.mode);
    const at = this.held ? every.findIndex((one) => one.side === this.held.side && one.line === this.held.line) : (step > 0 ? -1 : 0);
    this.held = every.at((at + step) % every.length) || null;
  }

  #push(axis, by) {
    if (!this.held) this.#next(1);
    if (this.held && Ruling.axis(this.held) === axis) this.ruling.move(this.held, this.ruling.at(this.held) + by);
  }

  #insert() {
    const { ruling, picture } = this;
    if (ruling.box) { if (this.mode in ruling) this.held = ruling.insert(this.mode, this.held && ruling.at(this.held)); return; }
    const { lebar, tinggi } = picture.pages.get(ruling.page);
    ruling.frame([lebar * EDGE, tinggi * EDGE], [lebar * (1 - EDGE), tinggi * (1 - EDGE)]);
    this.#turn("kotak");
  }

  /* What is seen */

  #changed() {
    this.#draw();
    this.#say();
    clearTimeout(this.timer);
    if (this.ruling.box && !this.corner) this.timer = setTimeout(() => this.#read(), WAIT);
  }

  #draw() {
    const { box, x, y, page } = this.ruling;
    find("g.garis", this.picture.boxes)?.remove();
    if (!box || this.picture.number !== page) return;
    const [x0, y0, x1, y1] = box;
    const ends = { x: (at) => ({ x1: at, x2: at, y1: y0, y2: y1 }), y: (at) => ({ x1: x0, x2: x1, y1: at, y2: at }) };
    this.picture.boxes.append(svg("g", { class: "garis" },
      svg("rect", { x: x0, y: y0, width: Math.max(1, x1 - x0), height: Math.max(1, y1 - y0) }),
      x.map((at) => svg("line", ends.x(at))), y.map((at) => svg("line", ends.y(at))),
      this.held && svg("line", { class: "ini", ...ends[Ruling.axis(this.held)](this.ruling.at(this.held)) })));
  }

  async #read() {
    const token = (this.token = {});
    try {
      const { sel } = await this.on.preview(this.ruling.told);
      if (this.token !== token) return;
      this.result.replaceChildren(h("table", {}, h("tbody", {}, sel.map((row) => h("tr", {}, row.map((text) => h("td", {}, text)))))));
    } catch (refusal) {
      if (this.token === token) this.result.replaceChildren(h("p", { class: "note" }, refusal.message));
    }
  }

  async #save() {
    if (!this.ruling.box) return tell("Gambar kotak tabelnya lebih dahulu.");
    if (await this.on.save(this.ruling.told)) this.close();
    return undefined;
  }
}
