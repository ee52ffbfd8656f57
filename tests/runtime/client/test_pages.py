from __future__ import annotations

import pytest

from .conftest import Answer, Ask, Server


def page(*names: str, more: bool = False) -> Answer:
    runs = [{"id": id_, "status": "done"} for id_ in names]
    last = names[-1] if names else None
    return Answer(
        json={"data": runs, "has_more": more, "first_id": None, "last_id": last}
    )


def test_iteration_goes_over_all_pages(ask: Ask, server: Server) -> None:
    server.script(page("a", "b", more=True), page("c", more=True), page("d"))
    runs = ask.items(lambda c: c.threads.runs.list("t", limit=2))
    assert [run.id for run in runs] == ["a", "b", "c", "d"]
    base = "/v1/threads/t/runs?limit=2"
    assert [seen.path for seen in server.seen] == [
        base,
        base + "&after=b",
        base + "&after=c",
    ]


def test_pages_one_at_a_time(ask: Ask, server: Server) -> None:
    server.script(page("a", more=True), page("b"))
    first = ask(lambda c: c.threads.runs.list("t"))
    assert [run.id for run in first.data] == ["a"]
    assert (first.body.last_id, first.has_next_page()) == ("a", True)
    assert len(server.seen) == 1


def test_the_last_page_has_no_next(ask: Ask, server: Server) -> None:
    server.script(page())
    with pytest.raises(RuntimeError, match="last page"):
        ask.then(
            lambda c: c.threads.runs.list("t"), lambda first: first.get_next_page()
        )


def test_an_extra_cursor_is_replaced_too(ask: Ask, server: Server) -> None:
    server.script(page("b", more=True), page("c"))
    runs = ask.items(
        lambda c: c.threads.runs.list("t", extra_query={"after": "a", "x": 1})
    )
    assert [run.id for run in runs] == ["b", "c"]
    assert server.seen[1].path == "/v1/threads/t/runs?after=b&x=1"
