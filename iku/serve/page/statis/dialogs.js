/** Short questions in the one dialog of the page. */

import { find, h } from "./dom.js";

let heard = () => {};

/** Ask with a text and buttons ([label, value]), of which Enter presses the last; Esc is null. */
export function choose(title, body, buttons) {
  const dialog = find("#dialog");
  heard();  // the question before may be closed, and word of it still on its way: this one's answer is not its
  return new Promise((resolve) => {
    const last = buttons.length - 1;
    dialog.replaceChildren(h("form", { method: "dialog" }, h("h2", { id: "dialog-judul" }, title), body, h("div", { class: "aksi" },
      buttons.map(([label], i) => (i === last ? h("button", { value: i, class: "utama", autofocus: true }, label)
        : h("button", { type: "button", onclick: () => dialog.close(String(i)) }, label))))));
    dialog.returnValue = "";
    const closed = () => {
      if (dialog.open) return;  // word of the question before, which was closed a moment ago
      dialog.removeEventListener("close", closed);
      heard = () => {};
      resolve(dialog.returnValue === "" ? null : buttons[Number(dialog.returnValue)][1]);
    };
    dialog.addEventListener("close", closed);
    heard = closed;
    dialog.showModal();
  });
}

/** Yes or no. */
export const ask = (question) => choose(question, [], [["Batal", false], ["Ya", true]]);

const UNKNOWN = "Nama kolom ini tidak dikenal. Pilih dari daftar, atau tulis misalnya target_2024 atau lain_keterangan.";

/** A name as people write it ("Sumber data", "Target 2022 TW1") as its canonical one; "" where it is none. */
function canonical(said, names, pattern) {
  const wanted = said.trim().toLowerCase(), known = names.find(([, label]) => label.toLowerCase() === wanted);
  const name = known?.[0] || wanted.replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "").replace(/_(?:tw|s|b)\d+$/, (part) => part.toUpperCase());
  return [name, said.trim()].find((one) => new RegExp(pattern).test(one)) || "";
}

/** The canonical name of a column; `names` are [name, label] of those that are known. Null where none is chosen. */
export async function pickColumn(column, names, pattern) {
  const field = h("input", { list: "nama-kolom", value: column.nama, autocomplete: "off", "aria-label": "Nama kolom", autofocus: true, required: true, "data-kurang": UNKNOWN });
  const list = h("datalist", { id: "nama-kolom" }, names.map(([name, label]) => h("option", { value: name }, label)));
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => field.setCustomValidity(canonical(field.value, names, pattern) ? "" : UNKNOWN));
  const chosen = await choose("Nama kolom", [
    h("p", {}, "Tercetak: ", h("strong", {}, column.mentah || "(tanpa judul)")),
    h("label", { class: "isian" }, h("span", {}, "Kolom ini berisi"), field), list,
    h("p", { class: "note" }, "Misalnya indikator, satuan, sumber_data; nilai: target_2024, realisasi_2024_TW1, anggaran_2024; nama sendiri: lain_keterangan. Berlaku untuk seluruh kolom.")],
  [["Batal", false], ["Simpan", true]]);
  return chosen ? canonical(field.value, names, pattern) || column.nama : null;
}

/** Values for named fields ({ label, value, options: [[value, label]], ... attributes }); null where nothing is to change. */
export async function fill(title, fields) {
  const inputs = fields.map(({ label, value, options, ...more }, i) => (options
    ? h("select", { autofocus: i === 0 }, options.map(([one, said]) => h("option", { value: one, selected: one === value }, said)))
    : h("input", { value, autocomplete: "off", autofocus: i === 0, ...more })));
  const chosen = await choose(title, fields.map(({ label }, i) => h("label", { class: "isian" }, h("span", {}, label), inputs[i])), [["Batal", false], ["Simpan", true]]);
  return chosen ? inputs.map((one) => one.value.trim()) : null;
}
