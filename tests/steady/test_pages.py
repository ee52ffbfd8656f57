"""Lists of several pages: both clients go through all of them, the command line as far as asked."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import SECRET, Client, CommandLine, Ran
from .loopback import Answer, Loopback, data

IDS = ["msg_1", "msg_2", "msg_3", "msg_4", "msg_5"]


def page(ids: list[str], more: bool) -> Answer:
    message = {"object": "thread.message", "role": "user", "content": []}
    first, last = (ids[0], ids[-1]) if ids else (None, None)
    items = [{"id": one, **message} for one in ids]
    ends = {"first_id": first, "last_id": last, "has_more": more}
    return data({"object": "list", "data": items, **ends})


@pytest.fixture
def pages(server: Loopback) -> Loopback:
    server.script(page(IDS[:2], True), page(IDS[2:4], True), page(IDS[4:], False))
    return server


def asked(server: Loopback) -> list[dict[str, list[str]]]:
    return [parse_qs(urlsplit(request.target).query) for request in server.requests]


ALL = [
    {"limit": ["2"]},
    {"limit": ["2"], "after": ["msg_2"]},
    {"limit": ["2"], "after": ["msg_4"]},
]


def messages(client: Any) -> Any:
    return client.beta.threads.messages.list("thread_1", limit=2)


def test_iteration_goes_through_all_pages(client: Client, pages: Loopback) -> None:
    items = client.items(pages.url, messages)
    assert [item.id for item in items] == IDS
    assert {type(item).__name__ for item in items} == {"Message"}
    assert asked(pages) == ALL


def test_page_by_page(client: Client, pages: Loopback) -> None:
    def walk(client: Any) -> Any:
        found = messages(client)
        ids = [[item.id for item in found.data]]
        while found.has_next_page():
            found = found.get_next_page()
            ids.append([item.id for item in found.data])
        return ids

    async def awalk(client: Any) -> Any:
        found = await messages(client)
        ids = [[item.id for item in found.data]]
        while found.has_next_page():
            found = await found.get_next_page()
            ids.append([item.id for item in found.data])
        return ids

    ids = client.run(pages.url, walk if client.kind == "sync" else awalk)
    assert ids == [IDS[:2], IDS[2:4], IDS[4:]]
    assert asked(pages) == ALL


def test_stopping_early_asks_no_more(client: Client, pages: Loopback) -> None:
    def first(client: Any) -> Any:
        return next(iter(messages(client))).id

    async def afirst(client: Any) -> Any:
        return (await anext(aiter(messages(client)))).id

    assert client.run(pages.url, first if client.kind == "sync" else afirst) == "msg_1"
    assert asked(pages) == ALL[:1]


@pytest.mark.parametrize("ids", [[], ["msg_9"]])
def test_an_end_that_claims_more_is_an_end(
    client: Client, server: Loopback, ids: list[str]
) -> None:
    """A server that says `has_more` for ever does not hold a program for ever."""
    server.script(page(["msg_9"], True), page(ids, True))
    items = client.items(server.url, messages)
    assert [item.id for item in items] == ["msg_9", *ids]


def run(line: CommandLine, server: Loopback, *more: str) -> Ran:
    words = ["beta:threads:messages", "list", "thread_1", "--limit", "2", *more]
    common = ["--base-url", server.url, "--api-key", SECRET]
    return line.run("openai_threads", *words, *common)


@pytest.mark.parametrize(
    ("most", "count", "requests"),
    [("0", 0, 0), ("1", 1, 1), ("2", 2, 1), ("3", 3, 2), ("99", 5, 3), (None, 5, 3)],
)
def test_the_command_line_stops_at_max_items(
    command_line: CommandLine,
    pages: Loopback,
    most: str | None,
    count: int,
    requests: int,
) -> None:
    ran = run(command_line, pages, *(["--max-items", most] if most else []))
    assert (ran.code, ran.err) == (0, "")
    assert [item["id"] for item in json.loads(ran.out)] == IDS[:count]
    assert asked(pages)[:requests] == ALL[:requests]
    assert len(asked(pages)) <= max(1, requests)


def test_a_page_that_fails_ends_with_what_there_was(
    command_line: CommandLine, server: Loopback
) -> None:
    server.script(page(IDS[:2], True), data({"error": {"message": "gone"}}, 404))
    ran = run(command_line, server, "--transform", "id", "--format", "jsonl")
    assert (ran.code, ran.out) == (1, '"msg_1"\n"msg_2"\n')
    assert "gone" in ran.err
