/** Elements made of data: texts are set as text, so nothing of a document becomes markup. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (on…: listeners; null and false: left out) and children (texts or elements). */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same of SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...present(...children));
  return element;
}

/** What is left of children that may be missing, or be several. */
export const present = (...children) => children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false && one !== "");

const KEYS = { Delete: "Del", Escape: "Esc" };
/** A key as it is shown on a button, whose name it is no part of. */
export const shown = (key) => h("kbd", { "aria-hidden": "true" }, KEYS[key] || key);

/** Say in the page's own language what a field lacks (`data-kurang`); the browser's own words may be in any other. */
export function ownWords() {
  addEventListener("invalid", ({ target }) => target.setCustomValidity(target.dataset.kurang || "Isi ini belum lengkap."), true);
  addEventListener("input", ({ target }) => target.setCustomValidity?.(""), true);
}

const SEEN = 80;               // milliseconds after which a drawing is on the screen, if nothing else is done meanwhile

/** Do something once what was just drawn is seen. */
export const afterPaint = (run) => setTimeout(run, SEEN);

export const find = (selector, inside = document) => inside.querySelector(selector);
/** 1234 as "1.234"; by hand, as the browser's own takes 15 ms to begin with. */
export const number = (whole) => String(whole).replace(/\B(?=(\d{3})+$)/g, ".");
export const percent = (share) => `${Math.round(share * 100)} %`;

/** "28 Nov, 14.03" in the reader's own time. */
export function moment(text) {
  const when = new Date(text);
  return Number.isNaN(when.getTime()) ? text
    : when.toLocaleString("id-ID", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

/** A message to screen readers and eyes, gone after a while; `action` adds a button, `beside` leaves others there. */
export function tell(text, { kind = "", action = null, beside = false } = {}) {
  const place = find("#kabar");
  const said = h("div", { class: `kabar ${kind}`, role: kind === "galat" ? "alert" : null }, h("span", {}, text),
    action && h("button", { type: "button", onclick: () => { said.remove(); action.run(); } }, action.label));
  if (!beside) place.replaceChildren();
  place.append(said);
  setTimeout(() => said.remove(), kind === "galat" || beside ? 12000 : 7000);
}
