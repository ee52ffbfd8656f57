"""The docs' assets: built in and a user's own, as they stand, under names that all know."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.problems import UsageError
from specloom.render.assets import Looks, assets, copied, looks
from specloom.render.engine import Templates

BUILT_IN = ["specloom.css", "specloom.js"]


def put(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = folder / "docs" / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_without_a_folder_of_ones_own_they_are_the_built_in_ones() -> None:
    assert list(Templates().assets()) == BUILT_IN


def test_a_users_own_stand_beside_them_or_in_their_place(tmp_path: Path) -> None:
    own = {
        "fonts/a.woff2": b"\x00\xff",
        "specloom.css": b"a {}\r\n",
        "logo.png": b"\x89",
    }
    found = Templates(put(tmp_path, **own)).assets()
    assert {name: found[name] for name in own} == own
    assert sorted(found) == sorted({*BUILT_IN, *own})


def test_templates_and_hidden_files_are_none(tmp_path: Path) -> None:
    names = ("a.css.jinja", ".DS_Store", ".git/config", "fonts/.keep")
    assert assets([put(tmp_path, **dict.fromkeys(names, b""))]) == {}


@pytest.mark.parametrize(
    "name", ["a?.css", "con.svg", "a.png ", "b\\c.css", "a\nb.css"]
)
def test_a_name_that_not_every_system_allows_is_refused(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match="not every system allows its name"):
        copied([put(tmp_path, **{name: b""})])


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], Looks()),
        (BUILT_IN, Looks()),
        (["theme.css"], Looks(theme="theme.css")),
        (["logo.png", "logo.svg"], Looks(logo="logo.svg")),
        (["logo.webp", "logo-dark.png"], Looks("", "logo.webp", "logo-dark.png")),
        (["favicon.ico"], Looks(icon="favicon.ico")),
        (["fonts/theme.css", "Logo.svg"], Looks()),
    ],
)
def test_some_names_are_shown_by_every_page(names: list[str], expected: Looks) -> None:
    assert looks(names) == expected
