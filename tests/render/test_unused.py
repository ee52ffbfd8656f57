"""Templates that nothing uses are told, and no others."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from specloom import targets
from specloom.problems import UsageError, error
from specloom.render.engine import builtin_sources
from specloom.render.unused import unused

SAID = (
    "warning: this template is used for nothing: there is none of this path to override"
)
EXPORT = "`specloom templates export DIR` shows what there is"


def told(folder: Path, **files: str) -> list[tuple[str, str]]:
    """Return what is said of a folder once it has these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return hints(folder)


def hints(folder: Path) -> list[tuple[str, str]]:
    """Return the paths that are warned of, with the hints."""
    found: list[tuple[str, str]] = []
    for problem in unused(folder):
        assert problem.place is not None
        said = f"{problem.place}: {SAID}\n  hint: {problem.hint}"
        assert str(problem) == said
        path = Path(str(problem.place)).relative_to(folder)
        found.append((path.as_posix(), problem.hint))
    return found


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("base.html.jinja", "docs/base.html.jinja"),
        ("doc/base.html.jinja", "docs/base.html.jinja"),
        ("docs/bsae.html.jinja", "docs/base.html.jinja"),
        ("templates/client/resource.py.jinja", "client/resource.py.jinja"),
        ("client/resource.py", "client/resource.py.jinja"),
        ("docs/method.md.j2", "docs/method.md.jinja"),
        ("docs/specloom.css", "docs/assets/specloom.css"),
        ("x.jinja", ""),
    ],
)
def test_a_path_that_is_mistyped_is_told(tmp_path: Path, name: str, like: str) -> None:
    hint = f"did you mean `{like}`?" if like else EXPORT
    assert told(tmp_path, **{name: "{% if %}"}) == [(name, hint)]


def test_what_takes_a_place_is_not(tmp_path: Path) -> None:
    for source in builtin_sources():
        (tmp_path / source.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / source.path).write_bytes(source.data)
    assert hints(tmp_path) == []


def test_what_is_no_template_is_not(tmp_path: Path) -> None:
    files = ("README.md", "docs/notes.txt", ".git/a.jinja", "docs/.a.md.jinja.swp")
    assert told(tmp_path, **dict.fromkeys(files, "")) == []


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'own/mine.jinja' %}",
        "{% include ['none.jinja', 'own/mine.jinja'] ignore missing %}",
        "{% extends 'own/mine.jinja' %}",
        "{% import 'own/mine.jinja' as part %}",
        "{% if a %}{% from 'own/mine.jinja' import part %}{% endif %}",
        "{% include name %}",
    ],
)
def test_what_others_use_is_not(tmp_path: Path, text: str) -> None:
    part = {"own/mine.jinja": "a"}
    assert [path for path, _ in told(tmp_path, **part)] == ["own/mine.jinja"]
    assert told(tmp_path, **{"docs/base.html.jinja": text}) == []


def test_nothing_is_used_by_itself(tmp_path: Path) -> None:
    recursive = "{% include 'own.jinja' %}"
    assert told(tmp_path, **{"own.jinja": recursive}) == [("own.jinja", EXPORT)]


def test_templates_of_other_packages_can_be_overridden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "http/resource.http.jinja"
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    told(theirs, **{name: ""})
    other = SimpleNamespace(templates=theirs)
    monkeypatch.setattr(targets, "every", lambda: [other])
    assert told(mine, **{name: ""}) == []
    (mine / name).rename(mine / "resource.http.jinja")
    assert hints(mine) == [("resource.http.jinja", f"did you mean `{name}`?")]


def test_what_cannot_be_told_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise UsageError(error(None, "it can't be loaded"))

    monkeypatch.setattr(targets, "every", fail)
    assert told(tmp_path, **{"http/request.http.jinja": ""}) == []
