"""Tables: their columns, on a terminal and in a pipe, whatever the server says."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.runtime.cli.columns import at, chosen, of_data

LIST = ("beta:threads", "list", "--format", "table")
ONE = ("beta:threads", "retrieve", "t", "--format", "table")


def page(*items: Any, more: bool = False) -> dict[str, Any]:
    return {"data": list(items), "last_id": "x", "has_more": more}


def thread(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "created_at": 7, "status": "open", "meta": {"a": 1}, **more}


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")


def test_a_list_is_lines_with_tabs_in_a_pipe(run: Any, api: Any) -> None:
    api.answer(page(thread("a"), thread("b", status=None), more=True))
    api.answer(page(thread("c", status="a\tb\nc")))
    assert run(*LIST).out == (
        "id\tstatus\tcreated_at\na\topen\t7\nb\t\t7\nc\ta\\tb\\nc\t7\n"
    )


def test_a_list_is_drawn_on_a_terminal(
    run: Any, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    api.answer(page(thread("a"), thread("長い", status="x" * 60)))
    assert run(*LIST, terminal=True).out.splitlines() == [
        "id    status                  created_at",
        "────────────────────────────────────────",
        "a     open                    7",
        "長い  xxxxxxxxxxxxxxxxxxxxx…  7",
    ]
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[1mid" in run(*LIST, terminal=True).out


def test_what_one_copies_is_whole(run: Any, api: Any) -> None:
    api.answer(page(thread("i" * 50, status="s" * 50)))
    out = run(*LIST, terminal=True).out
    assert out.count("i") >= 50
    assert "s" * 50 not in out


def test_rows_after_the_measured_ones_keep_their_places(run: Any, api: Any) -> None:
    api.answer(page(*(thread(f"t{n:03}") for n in range(120))))
    lines = run(*LIST, terminal=True).out.splitlines()
    assert len(lines) == 122
    heading = lines[0].replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert {line.index("open") for line in lines[2:]} == {heading.index("status")}


def test_columns_of_choice_lead_anywhere(run: Any, api: Any) -> None:
    api.answer(page(thread("a", **{"x.y": [{"z": True}]})))
    words = ("beta:threads", "list", "--columns")
    ran = run(*words, "meta.a, x.y.0.z,meta,nope,id")
    assert ran.out == 'meta.a\tx.y.0.z\tmeta\tnope\tid\n1\ttrue\t{"a": 1}\t\ta\n'
    assert ran.err == "Note: --columns: nothing was found for nope\n"
    ran = run(*words, "id", "--format", "yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "--columns can't be had together with --format yaml" in ran.err


def test_an_object_is_a_table_of_its_fields(run: Any, api: Any) -> None:
    api.answer(thread("a", note="n" * 60))
    assert run(*ONE).out.splitlines() == [
        "id\ta",
        "created_at\t7",
        "status\topen",
        'meta\t{"a": 1}',
        f"note\t{'n' * 60}",
    ]
    drawn = run(*ONE, terminal=True).out
    assert drawn.count("n" * 28) == 2
    assert run(*ONE, "--columns", "meta.a,id").out == "meta.a\t1\nid\ta\n"


def test_an_answer_that_holds_a_list_is_one(run: Any, api: Any) -> None:
    api.answer({"object": "list", "data": [{"id": 1, "z": []}, {"id": 2}]})
    assert run(*ONE).out == "id\n1\n2\n"
    api.answers[:] = []
    api.answer({"id": "m", "data": [{"id": 1}]})
    assert run(*ONE).out == 'id\tm\ndata\t[{"id": 1}]\n'


def test_what_is_transformed_has_columns_of_its_own(run: Any, api: Any) -> None:
    api.answer(page(thread("a"), thread("b")))
    assert run(*LIST, "--transform", "{n: id, s: status}").out == (
        "n\ts\na\topen\nb\topen\n"
    )
    assert run(*LIST, "--transform", "id").out == "value\na\nb\n"


def test_data_unlike_its_schema_shows_its_own_fields(run: Any, api: Any) -> None:
    api.answer(page({"other": 1, "more": {}}))
    assert run(*LIST).out == "other\n1\n"


def test_an_empty_list(run: Any, api: Any) -> None:
    api.answer(page())
    assert run(*LIST).out == "id\tstatus\tcreated_at\n"


def test_rows_before_a_failure_are_shown(run: Any, api: Any) -> None:
    api.answer(page(thread("a"), more=True))
    api.answer({"error": {"message": "gone"}}, status=404)
    ran = run(*LIST)
    assert (ran.code, ran.out) == (1, "id\tstatus\tcreated_at\na\topen\t7\n")
    failed = run(*ONE, "--format-error", "table")
    assert failed.err == 'error\t{"message": "gone"}\n'


def test_events_are_rows_as_they_come(run: Any, api: Any) -> None:
    data = b'data: {"id": 1}\n\ndata: {"id": 2}\n\ndata: [DONE]\n\n'
    api.answer(data, type="text/event-stream")
    words = ("beta:threads:runs", "create", "t", "--assistant-id", "a", "--stream")
    out = run(*words, "--format", "table", "--transform", "data").out
    assert out == "id\n1\n2\n"


@pytest.mark.parametrize("terminal", [True, False])
def test_a_server_steers_neither_terminal_nor_table(
    run: Any, api: Any, terminal: bool
) -> None:
    words = "[red]x[/red] :smile: \x1b[2J\x9b1m\u202eb"
    api.answer(page(thread(words)))
    out = run(*LIST, "--columns", "id", terminal=terminal).out
    out = out.replace("\n", "").replace(" ", "")
    assert "[red]x[/red]:smile:\\x1b[2J\\x9b1m\\u202eb" in out
    api.answer({words: words})
    assert "\x1b[2J" not in run(*ONE, terminal=terminal).out


def test_fields_that_tell_most_come_first() -> None:
    names = ["zeta", "createdAt", "Name", "status", "id", "alpha", "beta", "gamma"]
    assert chosen(names) == ("id", "Name", "status", "zeta", "createdAt")
    assert of_data([{"b": [], "a": 1}, {"c": "x"}, 3]) == ("a", "c")
    assert of_data([{"b": []}]) == ("b",)


def test_paths() -> None:
    assert at({"a.b": 1, "a": {"b": 2, "c.d": 3}}, "a.b") == 1
    assert at({"a.b": {"c": 1}}, "a.b.c") == 1
    assert at({"a": {"c.d": 3}}, "a.c.d") == 3
    assert at({"a": [{"b": 1}]}, "a.0.b") == 1
    assert at({"a": [1]}, "a.1") is at({"a": [1]}, "a.x") is at(3, "a") is None
