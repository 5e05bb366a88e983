"""The reports in a real browser, at desk and phone width. Needs Debian's chromium (`make test` installs it)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from emit import rows
from emit.report import render
from emit.result import Result, document_row
from emit.summary import render as render_summary
from iku.document.pipeline import convert_bytes
from iku.settings import Settings
from tests.e2e.runs import few_pages

WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
ATTACK = '"><script>window.hit=1</script><img src=x onerror="window.hit=1">'

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def result() -> Result:
    return convert_bytes(few_pages(), "", "contoh", "contoh.pdf", Settings())


@pytest.fixture(scope="module")
def report(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("laporan") / "laporan.html"
    path.write_text(render(result.doc, result.findings, few_pages(), status=result.status), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def contexts(browser: Any) -> Iterator[dict[str, Any]]:
    """A browser's window of each width."""
    sizes = {name: {"width": width, "height": height} for name, (width, height) in WIDTHS.items()}
    made = {name: browser.new_context(viewport=size) for name, size in sizes.items()}
    yield made
    for one in made.values():
        one.close()


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, contexts: dict[str, Any]) -> Iterator[Any]:
    """A page that collects what it logs and what it asks for."""
    yield from watched(contexts[request.param])


@pytest.fixture
def desk(contexts: dict[str, Any]) -> Iterator[Any]:
    """The same, for what no width changes."""
    yield from watched(contexts["desk"])


def watched(context: Any) -> Iterator[Any]:
    page = context.new_page()
    page.logged, page.asked = [], []
    page.on("console", lambda message: page.logged.append(message.text))
    page.on("pageerror", lambda error: page.logged.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    page.close()


def opened(page: Any, path: Path) -> Any:
    page.goto(path.as_uri())
    return page


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_report_opens_quietly_and_fits(page: Any, report: Path, result: Result) -> None:
    opened(page, report)
    assert page.logged == []
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert fits(page)
    assert page.locator("h1").inner_text() == result.doc.office == "Dinas Perdagangan"


def test_cut_out_cells_are_shown_with_their_mark_inside(page: Any, report: Path) -> None:
    opened(page, report)
    shown = page.evaluate(
        """() => [...document.querySelectorAll(".card .strip i")].map((mark) => {
          const strip = mark.parentElement, a = strip.getBoundingClientRect(), b = mark.getBoundingClientRect();
          return getComputedStyle(strip).backgroundImage.startsWith("url(") && b.width > 3 && b.height > 3
            && b.left >= a.left - 3 && b.right <= a.right + 3 && b.top >= a.top - 3 && b.bottom <= a.bottom + 3;
        })"""
    )
    assert len(shown) > 10
    assert all(shown)


def test_a_cell_shows_where_it_was_printed(page: Any, report: Path) -> None:
    opened(page, report)
    page.locator("#t1b1 td[data-label=Indikator]").click()
    pane = page.locator(".asal")
    assert "halaman 1" in pane.inner_text()
    assert pane.locator(".strip i").count() == 1
    page.keyboard.press("Escape")
    assert not pane.is_visible()


def test_filters_by_severity_rule_and_words(desk: Any, report: Path, result: Result) -> None:
    opened(desk, report)
    desk.evaluate("document.querySelectorAll('details.alike').forEach((d) => { d.open = true; })")
    cards = desk.locator(".card:visible")
    grave = [finding for finding in result.findings if finding.severity != "info"]
    assert cards.count() == len(grave)
    desk.locator(".switch.peringatan").click()
    assert cards.count() == sum(finding.severity == "galat" for finding in grave)
    desk.locator("[data-filter=rule]").select_option("predikat_nilai")
    assert cards.count() == sum(finding.code == "predikat_nilai" for finding in grave)
    desk.locator("[data-filter=text]").fill("nilai 90")
    assert 0 < cards.count() < 4
    desk.locator("[data-filter=text]").fill("tidak ada yang seperti ini")
    assert desk.locator(".none").is_visible()


def test_a_finding_leads_to_its_row(page: Any, report: Path) -> None:
    opened(page, report)
    page.locator(".card .place a").first.click()
    assert page.locator("tr:target").count() == 1
    assert page.locator("tr:target .mark").count() >= 1


def test_no_script_from_the_input_runs(desk: Any, result: Result, tmp_path: Path) -> None:
    table = result.doc.tables[0]
    row = table.indicators[0]
    fields = {name: replace(field, clean=ATTACK, raw=ATTACK) for name, field in row.fields.items()}
    doc = replace(
        result.doc,
        office=ATTACK,
        name=ATTACK,
        tables=(replace(table, title=ATTACK, indicators=(replace(row, fields=fields),)),),
    )
    findings = [replace(finding, template=ATTACK.replace("{", "{{"), figures={}) for finding in result.findings[:3]]
    path = tmp_path / "laporan.html"
    path.write_text(render(doc, findings, b"", status=ATTACK), encoding="utf-8")
    opened(desk, path).wait_for_timeout(100)
    assert desk.evaluate("window.hit") is None
    assert desk.locator("h1").inner_text() == ATTACK


def test_the_policy_stops_a_script_that_is_not_the_pages_own(desk: Any, report: Path, tmp_path: Path) -> None:
    path = tmp_path / "laporan.html"
    path.write_text(report.read_text(encoding="utf-8").replace("<main>", "<main><script>window.hit=1</script>", 1))
    opened(desk, path)
    assert desk.evaluate("window.hit") is None
    assert any("Content Security Policy" in text for text in desk.logged)


def test_the_report_prints(desk: Any, report: Path) -> None:
    printed = opened(desk, report).pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert len(printed) > 50_000


def test_summary_opens_and_filters_by_office(page: Any, result: Result, tmp_path: Path) -> None:
    name = result.doc.name
    document = {key: str(value or "") for key, value in document_row(result).items()}
    found = [
        {"dokumen": name, **{k: "" if v is None else str(v) for k, v in rows.finding_row(f).items()}}
        for f in result.findings
    ]
    other = [{**row, "dokumen": "lain"} for row in found[:4]]
    offices = {name: result.doc.office, "lain": "Dinas Lain"}
    path = tmp_path / "ringkasan.html"
    both = [document, {**document, "dokumen": "lain", "status": "sebagian"}]
    path.write_text(render_summary(both, [*found, *other], offices), encoding="utf-8")
    opened(page, path)
    assert page.logged == []
    assert fits(page)
    page.locator("[data-filter=office]").select_option("Dinas Lain")
    assert page.locator("#temuan li:visible").count() == 4
