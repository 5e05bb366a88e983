/** Keys of the page and their help. A key does nothing while a person types a text. */

import { h } from "./dom.js";

/** [keys, what they do in Bahasa Indonesia, name of the action]; in the order of the help. */
export const KEYS = [
  [["n"], "sel berikutnya yang perlu dilihat", "next"],
  [["N", "p"], "sel sebelumnya", "previous"],
  [["Enter", "e"], "sunting sel; Enter menyimpan, Esc membatalkan", "edit"],
  [["a"], "sel ini benar (terima)", "accept"],
  [["u"], "urungkan keputusan terakhir", "undo"],
  [["t"], "temuan berikutnya", "finding"],
  [["T"], "temuan sebelumnya", "findingBack"],
  [["x"], "kesampingkan temuan, dengan alasan", "dismiss"],
  [["k"], "ganti nama kolom", "rename"],
  [["j"], "gabungkan baris ke baris di atasnya", "join"],
  [["s"], "pisahkan baris", "split"],
  [["Delete"], "baris ini bukan indikator", "drop"],
  [["r"], "jenis, tingkat, dan kode baris", "kind"],
  [["o"], "OPD dan tahun dokumen", "about"],
  [["g"], "garis: gambar atau geser garis tabel", "lines"],
  [["m"], "teks mentah", "raw"],
  [["d"], "daftar sel, temuan, riwayat, aturan", "list"],
  [["/"], "cari dalam tabel", "search"],
  [["["], "halaman sebelumnya", "pageBack"],
  [["]"], "halaman berikutnya", "page"],
  [["+", "="], "perbesar gambar", "near"],
  [["-"], "perkecil gambar", "far"],
  [["0"], "gambar selebar jendela", "fit"],
  [["?"], "bantuan ini", "help"],
];

/** Call `actions[name]` for keys pressed outside of text fields and dialogs. */
export function listen(actions) {
  const named = new Map(KEYS.flatMap(([keys, , name]) => keys.map((one) => [one, name])));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inField = event.target.closest("input, textarea, select, dialog");
    const onButton = event.key === "Enter" && event.target.closest("button, a, summary, [role=separator]");
    const action = actions[named.get(event.key)];
    if (inField || onButton || !action) return;
    event.preventDefault();
    action();
  });
}

/** The list of keys as elements. */
export const help = () => h("div", { class: "pintasan" },
  h("h2", { id: "dialog-judul", tabindex: -1, autofocus: true }, "Papan ketik"),
  h("dl", {}, KEYS.map(([keys, told]) => h("div", {}, h("dt", {}, keys.map((one) => h("kbd", {}, one))), h("dd", {}, told)))),
  h("p", { class: "note" }, "Panah menggerakkan pilihan di tabel. Di gambar: seret menggeser, Ctrl dan roda memperbesar, klik memilih sel. Setiap keputusan disimpan saat itu juga di keputusan.csv."),
  h("form", { method: "dialog" }, h("button", { class: "utama" }, "Tutup")));
