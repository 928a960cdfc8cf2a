"""A file has the format that its name asks for, and is written whole or not at all."""

from pathlib import Path

import pytest

from bot.exporting.files import FORMATS, check_name, content_of
from bot.files import write_whole
from tests.exporting.builders import a_report

STARTS = {
    ".xlsx": b"PK\x03\x04",
    ".csv": b"\xef\xbb\xbfTraject;",
    ".json": b'{"id": ',
    ".html": b"<!DOCTYPE html>",
}


@pytest.mark.parametrize("ending", FORMATS)
def test_the_name_of_a_file_chooses_its_format(ending: str, tmp_path: Path) -> None:
    assert content_of(a_report(tmp_path), f"advies{ending}").startswith(STARTS[ending])


def test_capitals_in_the_name_make_no_difference(tmp_path: Path) -> None:
    assert content_of(a_report(tmp_path), "ADVIES.CSV") == content_of(a_report(tmp_path), "advies.csv")


@pytest.mark.parametrize("name", ["advies.pdf", "advies", ".csv", "advies.xlsx.txt", "advies.ics"])
def test_another_ending_is_refused_with_the_ones_that_are_known(name: str) -> None:
    with pytest.raises(ValueError, match=r"^een bestand kan eindigen op \.xlsx, \.csv, \.json, \.html$"):
        check_name(name)


def test_an_older_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"een veel langer oud bestand")
    write_whole(tmp_path / "a.csv", b"nieuw")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"nieuw"}


def test_a_link_keeps_pointing_at_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "echt.csv").write_bytes(b"oud")
    (tmp_path / "link.csv").symlink_to(tmp_path / "echt.csv")
    write_whole(tmp_path / "link.csv", b"nieuw")
    assert ((tmp_path / "link.csv").is_symlink(), (tmp_path / "echt.csv").read_bytes()) == (True, b"nieuw")


@pytest.mark.parametrize("target", ["map", "weg/a.csv"], ids=["a folder", "in a folder that is not there"])
def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing(target: str, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    with pytest.raises(OSError, match=r"map|weg"):
        write_whole(tmp_path / target, b"x")
    assert [path.name for path in tmp_path.rglob("*")] == ["map"]
