/** Decisions of the person at the page: sent, kept, shown with what they change, taken back. */

import * as api from "./api.js";
import { ask, choose, fill, pickColumn } from "./dialogs.js";
import { h, moment, tell } from "./dom.js";
import { changed, effect, following, place } from "./model.js";

/** Decisions that may also mend other cells. */
const TEACHING = ["ubah", "judul"];
/** Decisions about the text of a cell. */
const TEXTS = ["ubah", "terima"];
/** Milliseconds after which a person is told that a decision takes its time (a page read anew with own lines). */
const LONG = 1200;
/** Moments of the decisions made in this tab, by document. */
const MINE = "iku.milik.";
/** Enter leaves what others decided as it is. */
const OVERRULING = [["Simpan milik saya", false], ["Biarkan yang sekarang", true]];

export class Deciding {
  /** `page` has id, doc, current, load(), select(name), saving(name, text), focus(), who(), learn(moment). */
  constructor(page) {
    this.page = page;
    this.made = JSON.parse(sessionStorage.getItem(MINE + page.id) || "[]");  // those that were made as one in one list
    this.underway = new Set();
  }

  /**
   * Keep a decision, or several or none of them; what others decided about the same since a person looked is shown first.
   * `seen` is the document as the person saw it. Resolves to whether it was kept.
   */
  async decide(decision, said = "Disimpan.", seen = this.page.doc) {
    const before = this.page.doc, several = Array.isArray(decision);
    const signed = (one) => ({ oleh: this.page.who(), dilihat: seen.view.terakhir, ...one });
    const sent = api.decide(this.page.id, several ? decision.map(signed) : signed(decision));
    const waiting = setTimeout(() => tell("Sedang diterapkan…"), LONG);
    let answer;
    this.underway.add(sent);
    try {
      answer = await sent;
    } catch (refusal) {
      return refusal.status === 409 ? this.#late(decision, said, seen, refusal) : refused(refusal);
    } finally {
      clearTimeout(waiting);
      this.underway.delete(sent);
    }
    this.made.push((answer.keputusan || []).map(({ waktu }) => waktu));
    sessionStorage.setItem(MINE + this.page.id, JSON.stringify(this.made));  // a page that is loaded again still undoes
    await this.page.load();
    const told = effect(changed(before, this.page.doc));
    const undo = [decision].flat()[0].tindakan === "batal" ? {} : { action: { label: "Urungkan (u)", run: () => this.undoLast() } };
    tell([said, told && `${told}.`, !this.page.who() && "Isi nama Anda agar tercatat."].filter(Boolean).join(" "), undo);
    const teaching = (answer.keputusan || []).find((one) => TEACHING.includes(one.tindakan));
    if (teaching) this.page.learn(teaching.waktu);
    return true;
  }

  /** Something else holds than the person saw: own decisions that were on their way are seen, others' are shown. */
  async #late(decision, said, seen, refusal) {
    const { kini, berubah = [], terakhir } = refusal.body;
    await Promise.allSettled(this.underway);
    const again = (one) => ({ ...one, dilihat: terakhir, ...(one.tindakan === "batal" ? {} : { lama: undefined }) });
    const overrule = () => this.decide(Array.isArray(decision) ? decision.map(again) : again(decision), said, seen);
    if (terakhir !== undefined && berubah.length && berubah.every((one) => this.#isMine(one))) return overrule();
    await this.page.load();
    if (terakhir === undefined) return refused(refusal);
    return await choose("Sementara itu sudah diubah", conflict(decision, kini, berubah), OVERRULING) === false ? overrule() : false;
  }

  #isMine(one) { return this.made.flat().includes(one.waktu); }

  #cell(doc = this.page.doc) {
    const cell = doc.cells.get(this.page.current);
    return cell && { ...place(this.page.current), mentah: cell.raw, lama: cell.text };
  }

  #row() {
    return this.page.current && { ...place(this.page.current), kolom: "" };
  }

  /** Decide about the cell at hand; from a doubtful one go on to the next at once, and come back if it is not kept. */
  async #settle(decision, said, seen = this.page.doc) {
    const at = this.#cell(seen), name = this.page.current;
    if (!at) return;
    const { doubtful } = this.page.doc;
    this.page.saving(name, decision.baru);
    if (doubtful.includes(name) && doubtful.length > 1) this.page.select(following(doubtful, name, 1));
    else this.page.focus();
    if (!await this.decide({ ...at, ...decision }, said, seen)) this.page.select(name);
  }

  /** Keep a text for the cell at hand; `seen` is the document in which the person began to write it. */
  save(text, seen) { return this.#settle({ tindakan: "ubah", baru: text }, `Tersimpan: ${text || "(kosong)"}.`, seen); }

  accept() { return this.#settle({ tindakan: "terima" }, "Dibenarkan."); }

  /** Resolves to whether it was kept. */
  async dismiss(one, reason, seen) {
    const { tabel, baris, kolom, kode } = one;
    const kept = await this.decide({ tabel, baris, kolom, kode, mentah: one.bukti, tindakan: "abaikan", alasan: reason }, "Temuan dikesampingkan.", seen);
    this.page.focus();
    return kept;
  }

  undo(one) {
    const as = this.made.find((group) => group.includes(one.waktu)) || [one.waktu];
    const taken = this.page.doc.view.keputusan.filter(({ waktu, berlaku }) => berlaku && as.includes(waktu));
    const back = taken.map(({ waktu, tabel, baris, kolom }) => ({ tindakan: "batal", lama: waktu, tabel, baris, kolom }));
    return this.decide(back.length > 1 ? back : back[0], "Diurungkan.");
  }

  /** Take back the last decision of this sitting, else the one about the cell at hand. */
  async undoLast() {
    const holding = this.page.doc.view.keputusan.filter((one) => one.berlaku);
    const last = holding.find((one) => this.#isMine(one))
      || holding.find((one) => one.baris && `${one.tabel} ${one.baris} ${one.kolom}` === this.page.current);
    if (!last) tell("Tidak ada keputusan untuk diurungkan.");
    else if (await this.undo(last) && last.baris && last.kolom) this.page.select(`${last.tabel} ${last.baris} ${last.kolom}`);
  }

  async rename(table, column) {
    const seen = this.page.doc, head = seen.columns.get(table)?.find((one) => one.nama === column);
    const name = head && await pickColumn(head, seen.view.nama_kolom, seen.view.pola_nama);
    const label = seen.view.nama_kolom.find(([one]) => one === name)?.[1] || name;
    const other = seen.columns.get(table)?.find((one) => one.nama === name);
    const moved = other ? ` Kolom “${other.mentah || other.label}”, yang tadinya bernama begitu, menjadi kolom lain.` : "";
    if (name && name !== column) {
      await this.decide({ tindakan: "judul", tabel: table, kolom: column, mentah: head.mentah, lama: column, baru: name }, `Kolom dinamai ${label}.${moved}`, seen);
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
      { kolom: "tahun", label: "Tahun", value: String(tahun ?? ""), inputmode: "numeric", pattern: "(19|20)[0-9]{2}", maxlength: 4, "data-kurang": "Tulis tahunnya dengan empat angka, misalnya 2025." }]);
  }

  async #told(title, at, fields) {
    const seen = this.page.doc, values = await fill(title, fields);
    const made = fields.flatMap(({ kolom, value }, i) => (values && values[i] !== value ? [{ ...at, kolom, tindakan: "ubah", lama: value, baru: values[i] }] : []));
    const named = ({ kolom, baru }) => fields.find((one) => one.kolom === kolom).options?.find(([value]) => value === baru)[1] || baru || "(kosong)";
    if (made.length) await this.decide(made.length > 1 ? made : made[0], `Tersimpan: ${made.map(named).join(", ")}.`, seen);
    this.page.focus();
  }

  async join() {
    const seen = this.page.doc;
    if (this.#row() && await ask("Gabungkan baris ini ke baris di atasnya?")) await this.decide({ ...this.#row(), tindakan: "gabung" }, "Baris digabungkan.", seen);
    this.page.focus();
  }

  async drop() {
    const seen = this.page.doc;
    if (this.#row() && await ask("Keluarkan baris ini? Baris ini bukan indikator.")) await this.decide({ ...this.#row(), tindakan: "buang" }, "Baris dikeluarkan.", seen);
    this.page.focus();
  }

  /** Split the row where the person says that other printed lines of the cell at hand begin a row. */
  async split() {
    const seen = this.page.doc, at = this.#cell();
    const printed = at ? at.mentah.split("\n").map((one) => one.trim()).filter(Boolean) : [];
    if (printed.length < 2) return tell("Pilih sel yang tercetak dalam beberapa baris, lalu pisahkan di sana.");
    const boxes = printed.slice(1).map((text) => h("input", { type: "checkbox", value: text }));
    const chosen = await choose("Baris baru mulai di mana?", [h("p", { class: "note" }, printed[0]),
      boxes.map((box) => h("label", { class: "centang" }, box, ` ${box.value}`))], [["Batal", false], ["Pisahkan", true]]);
    const rows = [[printed[0]]];
    for (const box of boxes) box.checked ? rows.push([box.value]) : rows.at(-1).push(box.value);
    if (chosen && rows.length > 1) await this.decide({ ...at, tindakan: "pisah", baru: begins(rows).join("\n") }, "Baris dipisahkan.", seen);
    return this.page.focus();
  }

  isTable(one) {
    return this.decide({ tindakan: "tabel", mentah: one.awal, baru: { halaman: one.halaman, kotak: one.kotak, tabel: true } }, "Dibaca sebagai tabel indikator.");
  }

  async notTable(table) {
    const seen = this.page.doc;
    if (await ask(`Tabel ${table} bukan tabel indikator?`)) await this.decide({ tindakan: "tabel", tabel: table, baru: "tidak" }, "Tabel dikeluarkan.", seen);
  }

  /** Keep lines; `seen` is the document in which the person began to draw them. */
  lines(garis, seen) { return this.decide({ tindakan: "garis", baru: garis }, "Dibaca lagi dengan garis ini.", seen); }

  /** Accept or withdraw a rule by `call`, which is told what the person saw: another rule about the same is shown first. */
  async rule(call, said, seen = {}) {
    try {
      await call(seen);
      tell("Sedang diterapkan…");
      await api.settled(this.page.id);
      await this.page.load();
      tell(said);
    } catch (refusal) {
      const { ganti, berubah } = refusal.body || {};
      if (!ganti) return refused(refusal);
      if (await choose(refusal.message, conflict({}, null, berubah), OVERRULING) === false) return this.rule(call, said, { ganti });
    }
    return undefined;
  }
}

/** The first line of each row; all of a row in which the next one's first line stands too. */
const begins = (rows) => rows.map(([first, ...rest], i) => (rest.some((line) => rows[i + 1] && line.startsWith(rows[i + 1][0])) ? [first, ...rest].join(" ") : first));

/** What others decided meanwhile, and what this person was about to keep. */
function conflict(decision, now, changes) {
  const others = changes.length ? changes.map((one) => h("p", {}, one.pesan, " ", h("small", {}, moment(one.waktu))))
    : [h("p", {}, `${now?.oleh || "Seseorang"} mengubahnya.`)];
  if (Array.isArray(decision) || !TEXTS.includes(decision.tindakan) || !now) return others;
  return [...others, h("dl", { class: "beda" }, h("dt", {}, "Sekarang"), h("dd", {}, now.lama || "–"),
    h("dt", {}, "Anda"), h("dd", {}, decision.baru ?? decision.lama ?? "–"))];
}

function refused(refusal) {
  const changes = (refusal.body?.berubah || []).map((one) => one.pesan);
  tell([refusal.message, ...changes, refusal.body?.saran].filter(Boolean).join(" "), { kind: "galat" });
  return false;
}
