"""The findings: grave ones as cards with the cell they rest on, hints as short lists, all to be filtered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from audit.finding import Finding
from emit.report import charts, labels
from emit.report.markup import Markup, el
from normalize.model import Indicator, Normalised
from schema.columns import Keparahan

Rows: TypeAlias = Mapping[tuple[int, int], Indicator]

CHARTED = ("jumlah_target", "target_menurun")
"""Kinds of finding that a chart of the yearly targets explains."""
MOST_CARDS, MOST_HINTS = 300, 200
"""Grave findings, and hints of one kind, on the page; all stand in temuan.csv."""
MOST_OPEN = 3
"""Cards of one kind that stand open."""
FEWEST_TO_FOLD = 6
"""From so many findings of one kind on, hints are folded."""


def section(doc: Normalised, findings: Sequence[Finding], pictures: Mapping[int, Markup], left_out: int) -> Markup:
    """All findings with their filters; `doc` is the document as shown, to whose rows the findings link."""
    if not findings:
        return el(
            "section", el("h2", "Temuan"), el("p", "Tidak ada temuan di dalam dokumen ini.", class_="calm"), id="temuan"
        )
    rows = {(table.number, row.row): row for table in doc.tables for row in table.indicators}
    grave = [(n, finding) for n, finding in enumerate(findings) if finding.severity != "info"]
    cards = [
        (finding, _card(finding, rows.get((finding.table or 0, finding.row or 0)), pictures.get(n)))
        for n, finding in grave[:MOST_CARDS]
    ]
    note = f"{left_out} temuan ditampilkan tanpa gambar agar berkas tetap kecil. " if left_out else ""
    if len(grave) > MOST_CARDS:
        note += f"{len(grave) - MOST_CARDS} galat dan peringatan lainnya ada di temuan.csv."
    return el(
        "section",
        el("h2", "Temuan"),
        filters(findings),
        el("div", _grouped(cards), class_="cards"),
        _hints([finding for finding in findings if finding.severity == "info"], rows),
        el("p", note, class_="note") if note else None,
        el("p", "Tidak ada temuan yang cocok dengan saringan.", class_="none calm", hidden=True),
        id="temuan",
    )


def _grouped(cards: Sequence[tuple[Finding, Markup]]) -> list[Markup]:
    """Cards of one kind and severity together: the first ones open, alike ones folded behind them with their number."""
    kinds: dict[tuple[str, str], list[Markup]] = {}
    for finding, card in cards:
        kinds.setdefault((finding.severity, finding.code), []).append(card)
    out: list[Markup] = []
    for (_, code), same in kinds.items():
        out += same[:MOST_OPEN]
        if len(same) > MOST_OPEN:
            title = el("summary", f"{len(same) - MOST_OPEN} temuan serupa: {labels.rule(code)}")
            out.append(el("details", title, el("div", same[MOST_OPEN:], class_="cards"), class_="group alike"))
    return out


def filters(findings: Sequence[Finding], offices: Sequence[str] = ()) -> Markup:
    """Switches for severity, a choice of rule and of office, a search box; without script all stays visible."""
    severities = Counter(finding.severity for finding in findings)
    rules = Counter(finding.code for finding in findings)
    return filter_bar(severities, rules, offices)


def filter_bar(severities: Mapping[str, int], rules: Mapping[str, int], offices: Sequence[str] = ()) -> Markup:
    """As `filters`, from counts."""
    switches = [
        el(
            "button",
            labels.SEVERITY[name],
            el("span", severities[name], class_="count"),
            type="button",
            class_=f"switch {name}",
            aria_pressed="true",
            data_severity=name,
        )
        for name in Keparahan
        if severities.get(name)
    ]
    named = sorted(rules, key=labels.rule)
    rule = el(
        "select",
        el("option", "Semua jenis", value=""),
        [el("option", f"{labels.rule(code)} ({rules[code]})", value=code) for code in named],
        data_filter="rule",
        aria_label="Jenis temuan",
    )
    office = el(
        "select",
        el("option", "Semua OPD", value=""),
        [el("option", name, value=name) for name in offices],
        data_filter="office",
        aria_label="OPD",
    )
    search = el("input", type="search", placeholder="Cari", data_filter="text", aria_label="Cari dalam temuan")
    shown = el("span", class_="shown", role="status")
    return el("div", switches, rule, office if len(offices) > 1 else None, search, shown, class_="filters", hidden=True)


def _card(finding: Finding, row: Indicator | None, picture: Markup | None) -> Markup:
    return el(
        "article",
        el("header", _chip(finding), el("strong", labels.rule(finding.code)), place(finding, row is not None)),
        el("p", finding.message, class_="message"),
        picture or _quote(finding),
        _chart(finding, row),
        el("p", finding.advice, class_="advice") if finding.advice else None,
        class_=f"card {finding.severity}",
        data_severity=finding.severity,
        data_rule=finding.code,
    )


def _chip(finding: Finding) -> Markup:
    return el("span", labels.SEVERITY[finding.severity], class_=f"chip {finding.severity}")


def place(finding: Finding, linked: bool) -> Markup:
    """Where a finding stands; `linked` where its row is on the page."""
    parts = []
    if finding.table and finding.row:
        text = f"Tabel {finding.table}, baris {finding.row}"
        parts.append(el("a", text, href=f"#t{finding.table}b{finding.row}") if linked else el("span", text))
    elif finding.table:
        parts.append(el("span", f"Tabel {finding.table}"))
    if finding.column:
        parts.append(el("span", labels.column(finding.column)))
    if finding.page:
        parts.append(el("span", f"hlm. {finding.page}"))
    return el("span", parts, class_="place")


def _quote(finding: Finding) -> Markup | None:
    return el("blockquote", finding.evidence) if finding.evidence else None


def _chart(finding: Finding, row: Indicator | None) -> Markup | None:
    targets = [target for target in row.targets if target.kind == "target"] if row else []
    if finding.code not in CHARTED or not any(target.value.number is not None for target in targets):
        return None
    years = [target.year for target in targets]
    return charts.bars(years, [target.value.number for target in targets], finding.column.removeprefix("target_"))


def _hints(findings: Sequence[Finding], rows: Rows) -> Markup:
    """Hints by kind; many of one kind are folded, and very many cut."""
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.code, []).append(finding)
    groups = []
    for code, same in sorted(kinds.items(), key=lambda pair: labels.rule(pair[0])):
        title = el("summary", labels.rule(code), el("span", len(same), class_="count"))
        lines = [_line(finding, (finding.table or 0, finding.row or 0) in rows) for finding in same[:MOST_HINTS]]
        more = f"{len(same) - MOST_HINTS} lainnya ada di temuan.csv." if len(same) > MOST_HINTS else ""
        listed = el("ul", lines, el("li", more) if more else None, class_="hints")
        groups.append(el("details", title, listed, class_="group", open=len(same) < FEWEST_TO_FOLD))
    return el("div", groups, class_="groups")


def _line(finding: Finding, linked: bool) -> Markup:
    return el(
        "li",
        el("span", finding.message, class_="message"),
        place(finding, linked),
        data_severity=finding.severity,
        data_rule=finding.code,
    )
