/** Decisions of the person at the page: sent, kept, shown with what they change, taken back. */

import * as api from "./api.js";
import { ask, choose, fill, pickColumn } from "./dialogs.js";
import { find, h, tell } from "./dom.js";
import { changed, effect, following, place } from "./model.js";

/** Decisions that may also mend other cells. */
const TEACHING = ["ubah", "judul"];

export class Deciding {
  /** `page` has id, doc, current, load(), select(name), saving(name, text), focus(), who(), learn(moment). */
  constructor(page) {
    this.page = page;
    this.mine = [];
  }

  /** Keep a decision, or several or none of them; what another person changed in between is shown first. Resolves to whether it was kept. */
  async decide(decision, said = "Disimpan.") {
    const before = this.page.doc;
    const signed = (one) => ({ oleh: this.page.who(), ...one });
    let answer;
    try {
      answer = await api.decide(this.page.id, Array.isArray(decision) ? decision.map(signed) : signed(decision));
    } catch (refusal) {
      return refusal.status === 409 && refusal.body.kini && !Array.isArray(decision) ? this.#conflict(decision, refusal.body.kini) : refused(refusal);
    }
    this.mine.push(...(answer.keputusan || []).filter((one) => one.tindakan !== "batal"));
    await this.page.load();
    const told = effect(changed(before, this.page.doc));
    const undo = decision.tindakan === "batal" ? {} : { action: { label: "Urungkan (u)", run: () => this.undoLast() } };
    tell([said, told && `${told}.`, !this.page.who() && "Isi nama Anda di kanan atas agar tercatat."].filter(Boolean).join(" "), undo);
    if (TEACHING.includes(decision.tindakan)) this.page.learn(answer.keputusan.at(-1).waktu);
    return true;
  }

  async #conflict(decision, now) {
    await this.page.load();
    const overrule = await choose("Sel ini sudah diubah orang lain", [
      h("dl", { class: "beda" }, h("dt", {}, now.oleh || "Sekarang"), h("dd", {}, now.lama || "–"), h("dt", {}, "Anda"), h("dd", {}, decision.baru ?? decision.lama ?? "–"))],
    [["Biarkan yang sekarang", false], ["Simpan milik saya", true]]);
    return overrule ? this.decide({ ...decision, lama: now.lama }) : false;
  }

  #cell() {
    const cell = this.page.doc.cells.get(this.page.current);
    return cell && { ...place(this.page.current), mentah: cell.raw, lama: cell.text };
  }

  #row() {
    return this.page.current && { ...place(this.page.current), kolom: "" };
  }

  /** Decide about the cell at hand; from a doubtful one go on to the next at once, and come back if it is not kept. */
  async #settle(decision, said) {
    const at = this.#cell(), name = this.page.current;
    if (!at) return;
    const { doubtful } = this.page.doc;
    this.page.saving(name, decision.baru);
    if (doubtful.includes(name) && doubtful.length > 1) this.page.select(following(doubtful, name, 1));
    else this.page.focus();
    if (!await this.decide({ ...at, ...decision }, said)) this.page.select(name);
  }

  save(text) { return this.#settle({ tindakan: "ubah", baru: text }, `Tersimpan: ${text || "(kosong)"}.`); }

  accept() { return this.#settle({ tindakan: "terima" }, "Dibenarkan."); }

  async dismiss(one, reason) {
    if (!reason) return;
    const { tabel, baris, kolom, kode } = one;
    await this.decide({ tabel, baris, kolom, kode, mentah: one.bukti, tindakan: "abaikan", alasan: reason }, "Temuan dikesampingkan.");
    this.page.focus();
  }

  undo(one) {
    return this.decide({ tindakan: "batal", lama: one.waktu, tabel: one.tabel, baris: one.baris, kolom: one.kolom }, "Diurungkan.");
  }

  /** Take back the last decision of this sitting, else the one about the cell at hand. */
  async undoLast() {
    const holding = this.page.doc.view.keputusan.filter((one) => one.berlaku);
    const made = new Set(this.mine.map((one) => one.waktu));
    const last = holding.find((one) => made.has(one.waktu))
      || holding.find((one) => one.baris && `${one.tabel} ${one.baris} ${one.kolom}` === this.page.current);
    if (!last) tell("Tidak ada keputusan untuk diurungkan.");
    else if (await this.undo(last) && last.baris && last.kolom) this.page.select(`${last.tabel} ${last.baris} ${last.kolom}`);
  }

  async rename(table, column) {
    const head = this.page.doc.columns.get(table)?.find((one) => one.nama === column);
    const name = head && await pickColumn(head, this.page.doc.view.nama_kolom);
    if (name && name !== column) {
      await this.decide({ tindakan: "judul", tabel: table, kolom: column, mentah: head.mentah, lama: column, baru: name }, `Kolom dinamai ${name}.`);
    }
    this.page.focus();
  }

  /** What was told of the row at hand: level, kind, official code. */
  async kind() {
    const at = this.#row(), row = at && this.page.doc.rows.get(`${at.tabel} ${at.baris}`);
    if (!row) return;
    const { tingkat, jenis } = this.page.doc.view.pilihan;
    await this.#told("Baris ini", at, [
      { kolom: "jenis", label: "Jenis", value: row.jenis, options: jenis }, { kolom: "tingkat", label: "Tingkat", value: row.tingkat, options: tingkat },
      { kolom: "kode", label: "Kode nomenklatur", value: row.kode, maxlength: 40 }]);
  }

  /** What is said of the document as a whole: office and year. */
  about() {
    const { opd, tahun } = this.page.doc.view.dokumen;
    return this.#told("Dokumen ini", {}, [{ kolom: "opd", label: "OPD", value: opd || "", maxlength: 200 },
      { kolom: "tahun", label: "Tahun", value: String(tahun ?? ""), inputmode: "numeric", pattern: "(19|20)[0-9]{2}", maxlength: 4 }]);
  }

  async #told(title, at, fields) {
    const values = await fill(title, fields);
    const made = fields.flatMap(({ kolom, value }, i) => (values && values[i] !== value ? [{ ...at, kolom, tindakan: "ubah", lama: value, baru: values[i] }] : []));
    if (made.length) await this.decide(made.length > 1 ? made : made[0], `Tersimpan: ${made.map((one) => one.baru || "(kosong)").join(", ")}.`);
    this.page.focus();
  }

  async join() {
    if (this.#row() && await ask("Gabungkan baris ini ke baris di atasnya?")) await this.decide({ ...this.#row(), tindakan: "gabung" }, "Baris digabungkan.");
    this.page.focus();
  }

  async drop() {
    if (this.#row() && await ask("Keluarkan baris ini? Baris ini bukan indikator.")) await this.decide({ ...this.#row(), tindakan: "buang" }, "Baris dikeluarkan.");
    this.page.focus();
  }

  /** Split the row where the person says that other printed lines of the cell at hand begin a row. */
  async split() {
    const at = this.#cell();
    const printed = at ? at.mentah.split("\n").map((one) => one.trim()).filter(Boolean) : [];
    if (printed.length < 2) return tell("Pilih sel yang tercetak dalam beberapa baris, lalu pisahkan di sana.");
    const boxes = printed.slice(1).map((text) => h("input", { type: "checkbox", value: text }));
    const chosen = await choose("Baris baru mulai di mana?", [h("p", { class: "note" }, printed[0]),
      boxes.map((box) => h("label", { class: "centang" }, box, ` ${box.value}`))], [["Batal", false], ["Pisahkan", true]]);
    const first = [printed[0], ...boxes.filter((box) => box.checked).map((box) => box.value)];
    if (chosen && first.length > 1) await this.decide({ ...at, tindakan: "pisah", baru: first.join("\n") }, "Baris dipisahkan.");
    return this.page.focus();
  }

  isTable(one) {
    return this.decide({ tindakan: "tabel", mentah: one.awal, baru: { halaman: one.halaman, kotak: one.kotak, tabel: true } }, "Dibaca sebagai tabel indikator.");
  }

  async notTable(table) {
    if (await ask(`Tabel ${table} bukan tabel indikator?`)) await this.decide({ tindakan: "tabel", tabel: table, baru: "tidak" }, "Tabel dikeluarkan.");
  }

  lines(garis) { return this.decide({ tindakan: "garis", baru: garis }, "Dibaca lagi dengan garis ini."); }

  async rule(call, said) {
    try {
      await call();
      await this.page.load();
      tell(said);
    } catch (refusal) {
      refused(refusal);
    }
  }
}

function refused(refusal) {
  tell([refusal.message, refusal.body?.saran].filter(Boolean).join(" "), { kind: "galat" });
  return false;
}
