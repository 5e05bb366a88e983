"""What is still to be written of a file that a corrected one replaced meanwhile is left."""

from pathlib import Path

from iku.serve.keeper import Keeper
from iku.state.store import LocalStore


def test_only_what_is_still_there_is_moved_to_its_place(tmp_path: Path) -> None:
    keeper = Keeper(LocalStore(tmp_path))
    for still, content in ((True, "lama"), (False, "usang"), (True, "baru")):
        with keeper.apart() as place:
            (place / "a.json").write_text(content)
            keeper.adopt(place, "a", lambda still=still: still)  # type: ignore[misc]
        assert (tmp_path / "a.json").read_text() == ("lama" if content == "usang" else content)
