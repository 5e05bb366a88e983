"""Known words that one misread from a picture may be."""

from normalize.words.near import near


def test_a_unit_may_be_read_worse_than_another_word() -> None:
    assert near("Dokurper")[0] == "Dokumen"
    assert "Unit" in near("Unr")


def test_a_word_of_the_nomenclature_comes_before_one_that_differs() -> None:
    assert near("keluaiga")[0].lower() == "keluarga"


def test_a_word_that_builds_on_a_known_one_is_near_itself() -> None:
    assert "ditingkatkan" in near("ditingkatkan")


def test_what_is_near_nothing_has_no_words() -> None:
    assert near("xqzxqzxqz") == ()


def test_so_many_words_are_given_and_no_more() -> None:
    assert len(near("persen")) == len(near("bulat")) == 24
