/** A region of a page and the lines in it, in points: added, grasped, moved and taken away. Knows nothing of the page. */

const SAME = 3;                // points within which two lines are one
const LEAST = 12;              // points: a smaller box was not meant

export class Ruling {
  constructor(page, box = null, x = [], y = []) {
    Object.assign(this, { page, box: box && [...box], x: [...x], y: [...y] });
  }

  /** As a decision writes it. */
  get told() {
    const round = (one) => Math.round(one * 10) / 10;
    const lines = (found) => [...new Set(found.map(round))].sort((a, b) => a - b);
    return { halaman: this.page, kotak: this.box.map(round), x: lines(this.x), y: lines(this.y) };
  }

  /** What can be moved, in order: the lines of an axis ("x", "y"), or the sides ("kotak"). */
  handles(mode) {
    if (!this.box) return [];
    if (mode === "kotak") return [0, 2, 1, 3].map((side) => ({ side }));
    return this[mode].map((at, line) => ({ axis: mode, line, at })).sort((a, b) => a.at - b.at);
  }

  /** Where a handle stands. */
  at({ side, axis, line }) { return axis ? this[axis][line] : this.box[side]; }

  /** "x" of what moves to the left and right. */
  static axis({ side, axis }) { return axis || (side % 2 ? "y" : "x"); }

  /** The line or side near a point; lines of the mode go first. */
  grasp([x, y], mode, near) {
    const close = (one) => Math.abs(this.at(one) - (Ruling.axis(one) === "x" ? x : y)) < near;
    return (mode === "kotak" ? null : this.handles(mode).find(close)) || this.handles("kotak").find(close) || null;
  }

  /** A new line; null where it would lie outside, or upon another. */
  add(axis, at) {
    const [from, to] = this.#ends(axis);
    if (at <= from || at >= to || this[axis].some((one) => Math.abs(one - at) < SAME)) return null;
    this[axis].push(at);
    return { axis, line: this[axis].length - 1 };
  }

  /** A new line half-way between the one given and the next, else in the widest gap. */
  insert(axis, after = null) {
    const marks = [...this[axis], ...this.#ends(axis)].sort((a, b) => a - b);
    const gaps = marks.slice(1).map((to, i) => [marks[i], to]);
    const wide = (gap) => gap[1] - gap[0];
    const gap = after === null ? gaps.reduce((a, b) => (wide(b) > wide(a) ? b : a)) : gaps.find(([from]) => from >= after);
    return gap ? this.add(axis, (gap[0] + gap[1]) / 2) : null;
  }

  move(handle, to) {
    if (handle.axis) this[handle.axis][handle.line] = to;
    else this.box[handle.side] = handle.side < 2 ? Math.min(to, this.box[handle.side + 2] - LEAST) : Math.max(to, this.box[handle.side - 2] + LEAST);
  }

  remove({ axis, line }) {
    if (axis) this[axis].splice(line, 1);
  }

  /** A box between two corners, without lines; null where it is too small. */
  frame([a, b], [x, y]) {
    this.box = [Math.min(a, x), Math.min(b, y), Math.max(a, x), Math.max(b, y)];
    this.x = []; this.y = [];
    return this.box[2] - this.box[0] >= LEAST && this.box[3] - this.box[1] >= LEAST;
  }

  #ends(axis) { return axis === "x" ? [this.box[0], this.box[2]] : [this.box[1], this.box[3]]; }
}
