"""Hostile strings in every place of a description, through to all three products in use.

Nothing has an effect: no file appears, no page holds more than the same page of harmless
words, every word of a shell is one, every file has the form that it always has.
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import black
import pytest

from specloom.problems import DescriptionError

from ..docs.conftest import Tab, browser, tab  # noqa: F401
from .described import described, everywhere, harmless, in_turn, only, places
from .pages import Page, skeleton
from .payloads import FIRED, NOT_NAMES, PAYLOADS, PYTHON
from .woven import Noted, Woven, compile_all, put_to_use, spoken, told, weave

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

NAMEABLE = {name: text for name, text in PAYLOADS.items() if name not in NOT_NAMES}
TURNS = 6
ALWAYS = (
    *("harmless-3.1.0", "harmless-3.0.3"),
    *(f"turn{number}" for number in range(TURNS)),
)
USED = (*ALWAYS, *PYTHON, "quote_in_shell", "substitution", "lines", "jinja", "toml")
STEP = 25
# What the client itself refuses to send.
REFUSED = ("must not be empty", "must not hold a '.' or '..'", "hold such a segment")


def _made(name: str, folder: Path) -> Woven:
    kind, _, version = name.partition("-")
    turn = int(kind.removeprefix("turn")) if kind.startswith("turn") else -1
    if kind == "harmless":
        say = harmless
    elif turn >= 0:
        say = in_turn([*NAMEABLE.values()], turn * len(NAMEABLE) // TURNS)
    else:
        say = everywhere(NAMEABLE[name])
    document = described(say, version or ("3.0.3" if turn % 3 == 2 else "3.1.0"))
    woven = weave(name, document, folder, as_yaml=turn % 2 == 1)
    compile_all(woven)
    return woven


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the folder where all is made and used; nothing may fire, in it or outside."""
    root = tmp_path_factory.mktemp("hostile")
    outside = Path("/tmp") / FIRED
    outside.unlink(missing_ok=True)
    yield root
    fired = [path for path in root.rglob("*") if path.name == FIRED]
    assert fired == []
    assert not outside.exists()
    assert not Path(FIRED).exists()


@pytest.fixture(scope="module")
def products(folder: Path) -> dict[str, Woven]:
    """Give what every payload in all places makes, and payloads in turn, compiled."""
    names = [*NAMEABLE, *ALWAYS]
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        made = pool.map(_made, names, [folder] * len(names), chunksize=4)
        return dict(zip(names, made, strict=True))


@pytest.fixture(scope="module")
def notes(products: dict[str, Woven], folder: Path) -> list[Noted]:
    """Give what is noted of packages that were imported, called and asked for help."""
    return put_to_use([products[name] for name in USED], folder)


def test_nothing_happens_and_nothing_fails(notes: list[Noted]) -> None:
    found = [note for note in notes if note.what != "curl"]
    found = [note for note in found if not any(why in note.said for why in REFUSED)]
    # No shell's word holds NUL, so that this value can't be given there.
    found = [note for note in found if "\\x00" not in note.said or note.what != "line"]
    assert found == []
    assert sum(note.what == "curl" for note in notes) > 8 * len(USED)


def test_a_dry_run_is_the_words_meant(notes: list[Noted], folder: Path) -> None:
    curls = [note.said for note in notes if note.what == "curl"]
    found = spoken(curls, folder)
    assert len(found) == len(curls)
    for words, text in zip(found, curls, strict=True):
        assert words[0] == "curl"
        (url,) = [word for word in words if word.startswith("http")][:1]
        assert urlsplit(url).hostname == "api.example.com"
        unbroken = text.replace("\\\n", " ")
        secret = "WOVEN" in text
        assert secret or words == shlex.split(unbroken)


def test_every_example_is_a_command_and_nothing_else(
    products: dict[str, Woven], folder: Path
) -> None:
    for woven in products.values():
        shell = [
            code
            for example in woven.examples()
            if example.language == "bash"
            for code in (example.code, example.streamed)
            if code
        ]
        found = spoken(shell, folder)
        assert [words[0] for words in found] == [code.split(" ")[0] for code in shell]


def test_pages_hold_no_more_than_harmless_ones(products: dict[str, Woven]) -> None:
    twin = {p: Page(t) for p, t in products["harmless-3.1.0"].ending(".html").items()}
    kinds = {kind for page in twin.values() for kind in page.made}
    scripts = {script for page in twin.values() for script in page.scripts}
    once = ("<html", "<head", "<body", "<title", "<script", "<meta", "<link", "<main")
    for woven in products.values():
        for path, text in woven.ending(".html").items():
            page = Page(text)
            where = f"{woven.name}: {path}"
            assert set(page.made) <= kinds, where
            assert set(page.scripts) <= scripts, where
            assert page.schemes <= {"", "http", "https", "mailto"}, where
            if path in twin:
                for kind in kinds:
                    if kind.startswith(once):
                        assert page.made[kind] == twin[path].made[kind], where


def test_markdown_keeps_its_headings(products: dict[str, Woven]) -> None:
    twins = {v: products[f"harmless-{v}"].ending(".md") for v in ("3.1.0", "3.0.3")}
    for woven in products.values():
        # Only the newer version has webhooks, which the README tells of.
        newer = woven.outcome.planned.surface.webhooks is not None
        twin = twins["3.1.0" if newer else "3.0.3"]
        for path, text in woven.ending(".md").items():
            found = skeleton(text)
            if path in twin and not path.endswith("index.md"):
                assert found == skeleton(twin[path]), f"{woven.name}: {path}"


def test_the_other_files_keep_their_form(products: dict[str, Woven]) -> None:
    twin = products["harmless-3.1.0"]
    for woven in products.values():
        project, expected = (
            tomllib.loads(one.files["pyproject.toml"].decode()) for one in (woven, twin)
        )
        assert form(project) == form(expected)
        assert project["project"]["scripts"] == {"woven": "woven.cli:main"}
        index = woven.files["docs/search-index.js"].decode()
        head, _, entries = index.partition("[")
        assert head == "window.specloomIndex = "
        for entry in json.loads("[" + entries.strip().rstrip(";")):
            assert [type(part) for part in entry] == [str] * 5
            assert f"docs/{entry[1].partition('#')[0]}.html" in woven.files
        llms = woven.files["docs/llms.txt"].decode()
        assert all(line[:1] in ("", "#", ">", "-") for line in llms.split("\n"))


def form(value: Any) -> Any:
    """Return the keys and types of a value, without its texts."""
    if isinstance(value, dict):
        return {key: form(item) for key, item in value.items()}
    return [form(item) for item in value] if isinstance(value, list) else type(value)


@pytest.mark.parametrize("turn", range(2))
def test_black_would_change_nothing(products: dict[str, Woven], turn: int) -> None:
    mode = black.Mode(target_versions={black.TargetVersion.PY310})
    for path, text in products[f"turn{turn}"].ending(".py").items():
        assert black.format_str(text, mode=mode) == text, path


@pytest.mark.parametrize("version", ["3.1.0", "3.0.3"])
def test_in_one_place_alone(folder: Path, version: str) -> None:
    """A payload that nothing around it shares, so that nothing else fails before it."""
    texts = [*PAYLOADS.values()]
    problems: list[DescriptionError] = []
    for number, place in enumerate(places(version)):
        if number % STEP:
            continue
        payload = texts[number // STEP * 7 % len(texts)]
        try:
            compile_all(weave("one", described(only(place, payload), version), folder))
        except DescriptionError as refused:
            problems.append(refused)
    assert all(map(told, problems))


def test_in_a_browser(
    products: dict[str, Woven],
    folder: Path,
    tab: Tab,  # noqa: F811
) -> None:
    for number in range(0, TURNS, 2):
        docs = products[f"turn{number}"].write(folder / "docs") / "docs"
        for file in sorted(docs.rglob("*.html")):
            page = tab.open(file)
            page.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
            page.get_by_role("button", name="Search").first.click()
            page.keyboard.type("summary")
            page.locator("#search [role=status], #search li").first.wait_for(
                state="attached"
            )
            assert page.evaluate("window.fired") is None, file
            assert page.locator("iframe, object, embed, form, base").count() == 0
