"""How far a transfer is: on a terminal alone, and gone at the end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from specloom.runtime.cli import progress

WORDS = ("files", "content", "f")
DATA = bytes(200_000)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PACE", 0)


@pytest.fixture
def hasty(at_once: None, api: Any) -> None:
    api.answer(DATA, type="application/octet-stream")


@pytest.mark.usefixtures("hasty")
def test_a_terminal_sees_how_far_it_is(run: Any, tmp_path: Path) -> None:
    ran = run(*WORDS, "-o", "f.bin", terminal=True)
    assert (ran.code, ran.out) == (0, "")
    shown = ran.err.split("\r\x1b[K")
    assert (shown[0], shown[1]) == ("", "0 B of 200.0 kB (0%)")
    assert shown[-2:] == ["200.0 kB of 200.0 kB (100%)", ""]
    percents = [int(n) for n in re.findall(r"\((\d+)%\)", ran.err)]
    assert percents == sorted(percents)
    assert (tmp_path / "f.bin").read_bytes() == DATA


@pytest.mark.usefixtures("hasty")
def test_nobody_else_does(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(*WORDS, "-o", "f.bin")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert run(*WORDS).err == ""
    monkeypatch.setenv("TERM", "dumb")
    assert run(*WORDS, "-o", "f.bin", terminal=True).err == ""


def test_what_is_there_at_once_shows_nothing(run: Any, api: Any) -> None:
    api.answer(DATA, type="application/octet-stream")
    assert run(*WORDS, "-o", "f.bin", terminal=True).err == ""


@pytest.mark.usefixtures("hasty")
def test_an_error_stands_alone(run: Any) -> None:
    ran = run(*WORDS, "-o", "no/where.bin", terminal=True)
    assert ran.code == 2
    assert "can't write 'no/where.bin'" in ran.err.rpartition("\r\x1b[K")[2]


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [
        (999, None, "999 B"),
        (1000, 0, "1.0 kB"),
        (999_960, None, "1.0 MB"),
        (12_000_000, 48_000_000, "12.0 MB of 48.0 MB (25%)"),
        (5, 4, "5 B of 4 B (100%)"),
        (7_000_000_000_000_000, None, "7000.0 TB"),
    ],
)
def test_sizes(done: int, total: int | None, said: str) -> None:
    assert progress.told(done, total) == said


def shown(err: str) -> list[str]:
    """Return what the line said in turn; in the end it is wiped out."""
    first, *states = err.split("\r\x1b[K")
    assert first == ""
    assert states.pop() == ""
    return [state for state in states if state]


def page(*names: str, more: bool = False) -> dict[str, Any]:
    items = [{"id": name} for name in names]
    return {"data": items, "last_id": names[-1], "has_more": more}


@pytest.mark.parametrize(
    "words", [("replace", "f", "--body"), ("create", "--purpose", "batch", "--file")]
)
@pytest.mark.parametrize("given", ["f.bin", "-"])
@pytest.mark.usefixtures("at_once")
def test_an_upload_tells_how_many_bytes_were_read(
    run: Any, api: Any, tmp_path: Path, words: tuple[str, ...], given: str
) -> None:
    data = bytes(range(256)) * 1000
    piped = data if given == "-" else b""
    (tmp_path / "f.bin").write_bytes(data)
    seen = run("files", *words, given, piped=piped, terminal=True)
    states = shown(seen.err)
    shares = [int(found[1]) for s in states if (found := re.search(r"\((\d+)%\)", s))]
    assert states[0].startswith("Uploading ")
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] < 100
    watched = api.last
    unseen = run("files", *words, given, piped=piped)
    assert (seen.code, unseen.code, unseen.err) == (0, 0, "")
    assert data in watched.body
    assert parts(watched) == parts(api.last)


def parts(request: Any) -> tuple[Any, ...]:
    """Return what was sent, apart from the boundary of its parts."""
    boundary = request.headers["content-type"].partition("boundary=")[2]
    body = request.body.replace(boundary.encode(), b"") if boundary else request.body
    kind = request.headers["content-type"].replace(boundary, "")
    return kind, request.headers["content-length"], body


@pytest.mark.usefixtures("at_once")
def test_an_upload_that_is_sent_again_starts_again(
    run: Any, api: Any, tmp_path: Path
) -> None:
    (tmp_path / "f.bin").write_bytes(b"x" * 300_000)
    api.answer({}, status=500)
    api.answer({})
    words = ("files", "replace", "f", "--body", "f.bin", "--max-retries", "1")
    ran = run(*words, terminal=True)
    assert ran.code == 0
    assert [len(request.body) for request in api.requests] == [300_000] * 2
    assert ran.err.count("65.5 kB of 300.0 kB (21%)") == 2


@pytest.mark.usefixtures("at_once")
def test_a_long_list_tells_how_many_items_there_were(run: Any, api: Any) -> None:
    api.answer(page("a", "b", more=True))
    api.answer(page("c", more=True))
    api.answer(page("d"))
    words = ("beta:threads", "list")
    ran = run(*words, "-o", "f.json", terminal=True)
    assert shown(ran.err) == [
        "Reading: 2 items so far",
        "Reading: 3 items so far",
        "Reading: 4 items so far",
    ]
    assert run(*words, "-o", "f.json").err == ""
    assert run(*words, terminal=True).err == ""


@pytest.mark.usefixtures("at_once")
def test_a_list_that_is_held_back_for_the_pager_tells_too(
    run: Any, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "less")
    api.answer(page("a", "b", more=True))
    api.answer(page("c"))
    ran = run("beta:threads", "list", "--format", "jsonl", terminal=True)
    assert shown(ran.err)[0] == "Reading: 2 items so far"
    assert ran.out.count("\n") == 3


@pytest.mark.usefixtures("at_once")
def test_a_list_in_a_pipe_tells_who_watches(run: Any, api: Any) -> None:
    api.answer(page("a", "b", more=True))
    api.answer(page("c"))
    ran = run("beta:threads", "list", "--transform", "id", "-r", watched=True)
    assert (ran.code, ran.out) == (0, "a\nb\nc\n")
    assert shown(ran.err)[0] == "Reading: 2 items so far"


@pytest.mark.parametrize("flag", ["--debug", "--quiet"])
@pytest.mark.usefixtures("at_once")
def test_no_progress_stands_among_other_lines(
    run: Any, api: Any, tmp_path: Path, flag: str
) -> None:
    (tmp_path / "f.bin").write_bytes(DATA)
    api.answer(DATA, type="application/octet-stream")
    words = (
        (*WORDS, "-o", "g.bin"),
        ("beta:threads", "list", "-o", "list"),
        ("files", "replace", "f", "--body", "f.bin"),
    )
    for line in words:
        assert "\x1b" not in run(*line, flag, terminal=True).err
        api.answers = [type(api.answers[0])(b'{"data": [], "has_more": false}')]
