from __future__ import annotations

import json
from pathlib import Path

from bench.corpus.board import Board, specloom_digest, summary, write
from bench.corpus.trial import Trial

import specloom

GOOD = Trial("good.json", 10, generated=True, imported=True, described=3, kept=3)
LOST = Trial(
    "lost.json",
    10,
    generated=True,
    imported=True,
    described=2,
    kept=1,
    missing=("GET /a",),
)
BAD = Trial("bad.json", 10, described=1, reason="generate: KeyError: 'x'")
WORSE = Trial("worse.json", 10, described=1, reason="generate: KeyError: 'y'")


def test_a_trial_is_known_again_while_nothing_changed(tmp_path: Path) -> None:
    description = tmp_path / "a.json"
    description.write_text("{}")
    file = tmp_path / "results.jsonl"
    board = Board(file, "client")
    board.add(board.key(description), GOOD)

    again = Board(file, "client")
    assert again.get(again.key(description)) is not None
    other_stages = Board(file, "client docs")
    assert other_stages.get(other_stages.key(description)) is None
    description.write_text("{ }")
    assert again.get(again.key(description)) is None


def test_what_is_kept_compiled_makes_no_other_specloom() -> None:
    before = specloom_digest()
    kept = Path(specloom.__file__).parent / "__pycache__" / "template.of_a_test"
    kept.parent.mkdir(exist_ok=True)
    kept.touch()
    try:
        assert specloom_digest() == before
    finally:
        kept.unlink()


def test_a_line_that_a_kill_cut_off_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    first = Board(file, "client")
    first.add("one", GOOD)
    file.write_text(file.read_text() + '\n{"key": "two", "tri')
    second = Board(file, "client")
    second.add("three", BAD)

    third = Board(file, "client")
    assert third.get("one") is not None
    assert third.get("two") is None
    assert third.get("three") is not None


def test_the_summary_adds_up_and_sorts_failures_by_cause() -> None:
    text = summary([GOOD, LOST, BAD, WORSE])
    assert "| generated | 2 |" in text
    assert "| operations kept | 4 of 7 |" in text
    assert "- 2 times `generate: KeyError: …`\n  - bad.json\n  - worse.json" in text
    assert "- lost.json: 1, e.g. `GET /a`" in text


def test_the_scoreboard_is_a_line_of_json_for_each(tmp_path: Path) -> None:
    write(tmp_path, [GOOD, BAD])
    lines = (tmp_path / "scoreboard.jsonl").read_text().splitlines()
    assert [json.loads(line)["description"] for line in lines] == [
        "good.json",
        "bad.json",
    ]


def test_the_summary_names_what_is_not_clean() -> None:
    typed = Trial("typed.json", 10, generated=True, type_errors=0)
    wrong = Trial("wrong.json", 10, generated=True, type_errors=2, relaid=0)
    loose = Trial("loose.json", 10, generated=True, type_errors=0, relaid=1)
    text = summary([GOOD, typed, wrong, loose])
    assert "| clean under mypy --strict | 2 of 3 checked |" in text
    assert "| as black lays it out | 1 of 2 checked |" in text
    assert "- wrong.json: 2 errors of types, 0 files" in text
    assert "- loose.json: 0 errors of types, 1 files" in text
    assert "typed.json: " not in text
