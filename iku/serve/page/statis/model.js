/** The document as the page knows it: where each cell, finding and decision is found. Cells are named by keys. */

export const key = (table, row, column) => `${table} ${row} ${column}`;
export const place = (name) => {
  const [table, row, ...column] = name.split(" ");
  return { tabel: Number(table), baris: Number(row), kolom: column.join(" ") };
};

/** Indexes over what `/tampilan` answered. */
export function index(view) {
  const cells = new Map(), rows = new Map(), columns = new Map();
  for (const table of view.tabel) {
    columns.set(table.tabel, table.kolom);
    for (const row of table.baris) {
      rows.set(`${table.tabel} ${row.baris}`, row);
      table.kolom.forEach((column, i) => cells.set(key(table.tabel, row.baris, column.nama), cell(row.sel[i])));
    }
  }
  return {
    view, cells, rows, columns,
    findings: grouped(view.temuan, (one) => one.baris && key(one.tabel, one.baris, one.kolom)),
    history: grouped(view.keputusan, (one) => one.baris && key(one.tabel, one.baris, one.kolom)),
    corrections: grouped(view.koreksi, (one) => one.baris && key(one.tabel, one.baris, one.kolom)),
    doubtful: view.ragu.map(([table, row, column]) => key(table, row, column)),
    likely: new Map(view.ragu.map(([table, row, column, sure]) => [key(table, row, column), sure])),
  };
}

/** One cell; `raw` is what the page prints. */
function cell(values) {
  if (!values.length) return { text: "", raw: "", parts: [], sure: 1, inherited: false, status: "" };
  const [text, raw, parts, sure, inherited, status] = values;
  return { text, get raw() { return lined(text, raw); }, parts, sure, inherited: Boolean(inherited), status };
}

/** The print of a cell: as told, or its text in lines of so many words. */
function lined(text, told) {
  if (!Array.isArray(told)) return told || text;
  const words = text.split(/\s+/).filter(Boolean);
  return told.map((count) => words.splice(0, count).join(" ")).join("\n");
}

function grouped(items, name) {
  const found = new Map();
  for (const one of items) {
    const at = name(one);
    if (!at) continue;
    if (!found.has(at)) found.set(at, []);
    found.get(at).push(one);
  }
  return found;
}

/** The next of `names` after `current` as a person walks them; `step` is 1 or -1. */
export function following(names, current, step) {
  if (!names.length) return null;
  const at = names.indexOf(current);
  return names[at < 0 ? (step > 0 ? 0 : names.length - 1) : (at + step + names.length) % names.length];
}

/** Rows, by how many; findings that came, went, or say something else of the same place, between two states. */
export function changed(before, after) {
  const old = new Map(before.view.temuan.map((one) => [one.id, one]));
  const now = new Map(after.view.temuan.map((one) => [one.id, one]));
  const gone = [...old.values()].filter((one) => !now.has(one.id)), come = [], altered = [];
  for (const one of now.values()) {
    if (old.has(one.id)) continue;
    const at = gone.findIndex((other) => about(other) === about(one));
    if (at >= 0) gone.splice(at, 1);
    (at >= 0 ? altered : come).push(one);
  }
  return { rows: after.rows.size - before.rows.size, gone, come, altered };
}

const about = (finding) => [finding.kode, finding.tabel, finding.baris, finding.kolom].join(" ");

/** "3 baris berkurang; 2 temuan hilang (…); 1 temuan baru (…)" or "". */
export function effect({ rows, gone, come, altered }) {
  const parts = [], said = (found) => found[0].pesan.replace(/\.$/, "");
  if (rows) parts.push(rows < 0 ? `${-rows} baris berkurang` : `${rows} baris bertambah`);
  if (gone.length) parts.push(`${gone.length} temuan hilang (${gone[0].label}${gone.length > 1 ? ", …" : ""})`);
  if (altered.length) parts.push(`${altered.length} temuan berubah (${said(altered)})`);
  if (come.length) parts.push(`${come.length} temuan baru (${said(come)})`);
  return parts.join("; ");
}
