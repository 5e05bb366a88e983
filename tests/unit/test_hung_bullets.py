"""Bullets that hang beside their lines."""

from extract.cells.hung_numbers import rehung
from extract.document import Box, Line


def line(text: str, x0: float, y0: float) -> Line:
    return Line(text, Box(x0, y0, x0 + 5 * len(text), y0 + 9), 1)


def texts(*lines: Line) -> list[str]:
    return [found.text for found in rehung(lines)]


def test_a_bullet_set_lower_leads_the_line_it_stands_beside() -> None:
    assert texts(line("Daging", 20, 10), line("-", 10, 15), line("Telur", 20, 25)) == ["- Daging", "Telur"]


def test_a_bullet_set_higher_leads_the_line_below() -> None:
    assert texts(line("Jumlah:", 20, 0), line("•", 10, 14), line("Telur", 20, 18)) == ["Jumlah:", "• Telur"]


def test_a_line_with_a_bullet_of_its_own_takes_no_second() -> None:
    assert texts(line("- Daging", 10, 10), line("-", 10, 15)) == ["- Daging", "-"]


def test_a_dash_between_lines_or_under_them_stays() -> None:
    assert texts(line("10", 10, 10), line("-", 12, 20), line("20", 10, 30)) == ["10", "-", "20"]


def test_a_dash_alone_is_a_value() -> None:
    assert texts(line("-", 10, 10)) == ["-"]


def test_a_text_may_begin_a_twentieth_of_its_height_before_its_bullet_ends() -> None:
    for x0, told in ((15.0, True), (14.56, True), (14.5, False)):
        assert (texts(line("-", 10, 15), line("Telur", x0, 18)) == ["- Telur"]) == told


def test_a_bullet_leads_the_line_with_which_it_shares_most() -> None:
    assert texts(line("Daging", 20, 10), line("-", 10, 14), line("Telur", 20, 20)) == ["- Daging", "Telur"]
    assert texts(line("Daging", 20, 10), line("-", 10, 16), line("Telur", 20, 20)) == ["Daging", "- Telur"]
