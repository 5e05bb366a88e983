/** Short questions in the one dialog of the page. */

import { find, h } from "./dom.js";

/** Ask with a text and buttons ([label, value]), of which Enter presses the last; Esc is null. */
export function choose(title, body, buttons) {
  const dialog = find("#dialog");
  return new Promise((resolve) => {
    const last = buttons.length - 1;
    dialog.replaceChildren(h("form", { method: "dialog" }, h("h2", { id: "dialog-judul" }, title), body, h("div", { class: "aksi" },
      buttons.map(([label], i) => (i === last ? h("button", { value: i, class: "utama", autofocus: true }, label)
        : h("button", { type: "button", onclick: () => dialog.close(String(i)) }, label))))));
    dialog.returnValue = "";
    const closed = () => {
      if (dialog.open) return;  // word of the question before, which was closed a moment ago
      dialog.removeEventListener("close", closed);
      resolve(dialog.returnValue === "" ? null : buttons[Number(dialog.returnValue)][1]);
    };
    dialog.addEventListener("close", closed);
    dialog.showModal();
  });
}

/** Yes or no. */
export const ask = (question) => choose(question, [], [["Batal", false], ["Ya", true]]);

/** The canonical name of a column; `names` are [name, label] of those that are known. Null where none is chosen. */
export async function pickColumn(column, names) {
  const field = h("input", { list: "nama-kolom", value: column.nama, autocomplete: "off", "aria-label": "Nama kolom", autofocus: true, required: true, "data-kurang": "Tulis nama kolomnya." });
  const list = h("datalist", { id: "nama-kolom" }, names.map(([name, label]) => h("option", { value: name }, label)));
  field.addEventListener("focus", () => field.select());
  const chosen = await choose("Nama kolom", [
    h("p", {}, "Tercetak: ", h("strong", {}, column.mentah || "(tanpa judul)")),
    h("label", { class: "isian" }, h("span", {}, "Kolom ini berisi"), field), list,
    h("p", { class: "note" }, "Misalnya indikator, satuan, sumber_data; nilai: target_2024, realisasi_2024_TW1, anggaran_2024. Berlaku untuk seluruh kolom.")],
  [["Batal", false], ["Simpan", true]]);
  const said = field.value.trim(), known = names.find(([, label]) => label.toLowerCase() === said.toLowerCase());
  return chosen ? known?.[0] || said : null;
}

/** Values for named fields ({ label, value, options: [[value, label]], ... attributes }); null where nothing is to change. */
export async function fill(title, fields) {
  const inputs = fields.map(({ label, value, options, ...more }, i) => (options
    ? h("select", { autofocus: i === 0 }, options.map(([one, said]) => h("option", { value: one, selected: one === value }, said)))
    : h("input", { value, autocomplete: "off", autofocus: i === 0, ...more })));
  const chosen = await choose(title, fields.map(({ label }, i) => h("label", { class: "isian" }, h("span", {}, label), inputs[i])), [["Batal", false], ["Simpan", true]]);
  return chosen ? inputs.map((one) => one.value.trim()) : null;
}
