from __future__ import annotations

from typing import Any

import httpx2
import pytest

from specloom.runtime.client import errors, turns
from specloom.runtime.client.call import Call
from specloom.runtime.client.returns import Pages

from .conftest import Answer, Ask, Server


def plain(turn: turns.Turn, **query: object) -> Call[Any, Any, Any]:
    return Call("GET", "/things", query=query, returns=Pages(None, turn))


def answer(json: object, **headers: str) -> Answer:
    return Answer(json=json, headers=headers)


@pytest.mark.parametrize(
    ("turn", "answers", "queries"),
    [
        (
            turns.Cursor(None, "after"),
            [answer([{"id": 1}, {"id": 2}]), answer([])],
            ["", "?after=2"],
        ),
        (
            turns.Token(("result", "items"), "token", ("result", "next")),
            [
                answer({"result": {"items": [1], "next": "x y"}}),
                answer({"result": {"items": [2], "next": ""}}),
            ],
            ["", "?token=x%20y"],
        ),
        (
            turns.PageNumber("items", "page"),
            [answer({"items": [1]}), answer({"items": [2]}), answer({"items": []})],
            ["", "?page=2", "?page=3"],
        ),
        (
            turns.Offset("items", "skip"),
            [answer({"items": [1, 2]}), answer({"items": [3]}), answer({"items": []})],
            ["", "?skip=2", "?skip=3"],
        ),
        (
            turns.NextUrl("items", "@odata.next"),
            [
                answer({"items": [1], "@odata.next": "/v1/things?$skip=1"}),
                answer({"items": [2], "@odata.next": None}),
            ],
            ["", "?$skip=1"],
        ),
        (
            turns.LinkHeader(None),
            [answer([1], Link='</x>; rel="prev", <?page=2>; rel="next"'), answer([2])],
            ["", "?page=2"],
        ),
    ],
)
def test_strategies(
    ask: Ask,
    server: Server,
    turn: turns.Turn,
    answers: list[Answer],
    queries: list[str],
) -> None:
    server.script(*answers)
    ask.items(lambda c: c._connection.perform(plain(turn)))
    assert [seen.path.removeprefix("/v1/things") for seen in server.seen] == queries


def test_a_short_page_is_the_last_where_the_limit_is_known(
    ask: Ask, server: Server
) -> None:
    server.script(answer([1, 2]), answer([3]))
    turn = turns.Offset(None, "skip", limit="limit")
    found = ask.items(lambda c: c._connection.perform(plain(turn, limit=2)))
    assert found == [1, 2, 3]
    assert len(server.seen) == 2


GONE = Answer(status=404)


@pytest.mark.parametrize(
    ("turn", "told"),
    [
        (turns.PageNumber("items", "page", pages="total_pages"), {"total_pages": 2}),
        (turns.PageNumber("items", "page", pages=("meta", "n")), {"meta": {"n": 2}}),
        (turns.PageNumber("items", "page", total="total"), {"total": 4}),
        (turns.Offset("items", "skip", total="total"), {"total": 4}),
        (turns.Offset("items", "skip", "limit", "total"), {"total": 4}),
    ],
)
def test_a_list_ends_where_its_pages_say(
    ask: Ask, server: Server, turn: turns.Turn, told: dict[str, object]
) -> None:
    one, two = {"items": [1, 2], **told}, {"items": [3, 4], **told}
    server.script(answer(one), answer(two), GONE)
    # The server may give fewer items a page than were asked for.
    call = plain(turn, limit=100)
    assert ask.items(lambda c: c._connection.perform(call)) == [1, 2, 3, 4]


@pytest.mark.parametrize("last", [None, False])
@pytest.mark.parametrize("kind", [turns.PageNumber, turns.Offset])
def test_a_list_ends_where_nothing_more_is_said_to_come(
    ask: Ask, server: Server, kind: Any, last: object
) -> None:
    turn = kind("items", "at", more="more")
    answers = answer({"items": [1], "more": 2}), answer({"items": [2], "more": last})
    server.script(*answers, GONE)
    assert ask.items(lambda c: c._connection.perform(plain(turn))) == [1, 2]


def test_a_count_that_is_no_number_ends_nothing(ask: Ask, server: Server) -> None:
    turn = turns.PageNumber("items", "page", pages="pages")
    told = {"items": [1], "pages": None}
    server.script(answer(told), answer({"items": []}))
    assert ask.items(lambda c: c._connection.perform(plain(turn))) == [1]
    assert len(server.seen) == 2


def test_another_origin_gets_nothing(
    ask: Ask, server: Server, stranger: Server
) -> None:
    stranger.script(answer({}))
    server.script(answer({"items": [1], "next": stranger.url + "/v1/things"}))
    with pytest.raises(errors.APIError, match="own host"):
        ask.items(
            lambda c: c._connection.perform(plain(turns.NextUrl("items", "next")))
        )
    assert stranger.seen == []


def test_a_page_that_leads_to_itself_is_the_last() -> None:
    response = httpx2.Response(200, request=httpx2.Request("GET", "https://a/things"))
    call = plain(turns.Token("items", "token", "next"), token="x")
    here = turns.Here(call, [1], {"next": "x", "url": "/things"}, response)
    assert turns.Token("items", "token", "next").next(here) is None
    assert turns.NextUrl("items", "url").next(here) is None
    assert turns.NextUrl("items", "next").next(here) is not None
