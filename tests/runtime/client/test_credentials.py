"""Credentials that change, and where none of them may turn up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from specloom.runtime.client import errors

from .conftest import Answer, Ask, Server

THREAD = {"id": "t1", "object": "thread", "created_at": 1, "metadata": None}
NO = Answer(401, json={"message": "who?"})


def _function(*secrets: str, awaited: bool = False) -> Callable[[], Any]:
    """Return a function that gives one secret after the other, the last one again and again."""
    left = [*secrets]

    def give() -> str:
        return left.pop(0) if len(left) > 1 else left[0]

    async def later() -> str:
        return give()

    return later if awaited else give


def _sent(server: Server) -> list[str]:
    return [seen.headers["Authorization"] for seen in server.seen]


def _awaited(ask: Ask) -> list[bool]:
    return [False, True] if ask.kind == "async" else [False]


def test_a_function_is_asked_with_each_call(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD))
    for awaited in _awaited(ask):
        server.seen.clear()
        key = _function("k1", "k2", awaited=awaited)
        ask(lambda c: c.threads.retrieve("t"), api_key=key)
        ask(lambda c: c.threads.retrieve("t"), api_key=key)
        assert _sent(server) == ["Bearer k1", "Bearer k2"]


def test_a_function_is_asked_once_more_on_a_401(ask: Ask, server: Server) -> None:
    for awaited in _awaited(ask):
        server.seen.clear()
        server.script(NO, Answer(json=THREAD))
        key = _function("old", "new", awaited=awaited)
        ask(lambda c: c.threads.create(metadata={}), api_key=key, max_retries=0)
        assert _sent(server) == ["Bearer old", "Bearer new"]
        assert [seen.json for seen in server.seen] == [{"metadata": {}}] * 2


def test_it_is_asked_once_more_and_no_more(ask: Ask, server: Server) -> None:
    server.script(NO)
    with pytest.raises(errors.AuthenticationError):
        ask(lambda c: c.threads.retrieve("t"), api_key=_function("1", "2", "3"))
    assert _sent(server) == ["Bearer 1", "Bearer 2"]


def test_the_same_secret_is_not_sent_again(ask: Ask, server: Server) -> None:
    server.script(NO)
    for key in (lambda: "same", "text"):
        server.seen.clear()
        with pytest.raises(errors.AuthenticationError):
            ask(lambda c: c.threads.retrieve("t"), api_key=key)
        assert len(server.seen) == 1


@pytest.mark.usefixtures("no_waiting")
def test_other_failures_are_tried_again_with_the_same_secret(
    ask: Ask, server: Server
) -> None:
    server.script(Answer(500, json={}), NO, Answer(500, json={}), Answer(json=THREAD))
    key = _function("1", "2", "3")
    ask(lambda c: c.threads.retrieve("t"), api_key=key)
    assert _sent(server) == ["Bearer 1", "Bearer 1", "Bearer 2", "Bearer 2"]


def test_a_key_in_the_query_is_renewed_too(ask: Ask, server: Server) -> None:
    server.script(NO, Answer(204))
    key = _function("old", "new one")
    ask(lambda c: c.threads.delete("t", extra_query={"a": 1}), query_key=key)
    assert [seen.path for seen in server.seen] == [
        "/v1/threads/t?a=1&key=old",
        "/v1/threads/t?a=1&key=new%20one",
    ]


def test_an_upload_that_can_not_be_read_twice_is_not(ask: Ask, server: Server) -> None:
    import io

    class Pipe(io.RawIOBase):
        left = b"once"

        def read(self, size: int = -1) -> bytes:
            said, self.left = self.left, b""
            return said

        def readable(self) -> bool:
            return True

    server.script(NO)
    with pytest.raises(errors.AuthenticationError):
        ask(lambda c: c.files.put("n", body=Pipe()), api_key=_function("1", "2"))
    assert [seen.body for seen in server.seen] == [b"once"]


def test_what_a_function_raises_is_raised(ask: Ask, server: Server) -> None:
    def broken() -> str:
        raise LookupError("no vault")

    with pytest.raises(LookupError, match="no vault"):
        ask(lambda c: c.threads.retrieve("t"), api_key=broken)
    assert server.seen == []


def test_the_sync_client_can_not_await(server: Server) -> None:
    ask = Ask("sync", server)
    with pytest.raises(TypeError, match="only the async client can"):
        ask(
            lambda c: c.threads.retrieve("t"),
            api_key=_function("k", awaited=True),
        )


PLACES: dict[str, tuple[dict[str, Any], Callable[[Any], Any]]] = {
    "header": ({"api_key": "s3cret"}, lambda c: c.threads.create()),
    "own header": ({"admin_key": "s3cret"}, lambda c: c.threads.delete("t")),
    "query": ({"query_key": "s3cret"}, lambda c: c.threads.delete("t")),
    "basic": ({"login": ("me", "s3cret")}, lambda c: c.threads.login()),
    "cookie": ({"session": "s3cret"}, lambda c: c.threads.visit()),
}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Callable[..., Any]]:
    return PLACES[request.param]


def _told(seen: Any) -> str:
    return f"{seen.path} {seen.headers} {seen.body!r}"


def _holds_secret(text: str) -> bool:
    return any(word in text for word in ("s3cret", "bWU6czNjcmV0"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_credential_follows_to_another_origin(
    ask: Ask, server: Server, stranger: Server, place: Any, status: int
) -> None:
    keys, call = place
    server.script(Answer(status, headers={"Location": f"{stranger.url}/x?a=1"}))
    stranger.script(Answer(json=THREAD))
    ask(call, **keys)
    assert _holds_secret(_told(server.seen[0]))
    [seen] = stranger.seen
    assert not _holds_secret(_told(seen))
    assert "referer" not in {name.lower() for name in seen.headers}


def test_a_way_back_does_not_bring_them_back(
    ask: Ask, server: Server, stranger: Server
) -> None:
    there = Answer(302, headers={"Location": f"{stranger.url}/x"})
    server.script(there, Answer(json=THREAD))
    stranger.script(Answer(302, headers={"Location": f"{server.url}/back"}))
    ask(lambda c: c.threads.retrieve("t"))
    assert "Authorization" in server.seen[0].headers
    assert "Authorization" not in server.seen[1].headers


def test_credentials_stay_within_an_origin(
    ask: Ask, server: Server, place: Any
) -> None:
    keys, call = place
    server.script(Answer(307, headers={"Location": "/v2"}), Answer(json=THREAD))
    ask(call, **keys)
    # What stands in an address is not repeated: the API says what the next one is.
    in_query = "query_key" in keys
    assert _holds_secret(_told(server.seen[1])) is not in_query


def test_no_credential_is_logged_or_told(
    ask: Ask, server: Server, place: Any, caplog: pytest.LogCaptureFixture
) -> None:
    keys, call = place
    server.script(
        Answer(503, json={}, headers={"Retry-After": "0"}),
        Answer(404, json={"message": "gone"}, headers={"X-Request-Id": "req_7"}),
    )
    with caplog.at_level(logging.DEBUG), pytest.raises(errors.NotFoundError) as caught:
        ask(call, **keys)
    assert _holds_secret(_told(server.seen[1]))
    mine = [r.getMessage() for r in caplog.records if "specloom" in r.name]
    url = f"{server.url}{server.seen[0].path.partition('?')[0]}"
    verb = server.seen[0].method
    assert mine[0].startswith(f"{verb} {url} -> 503 in 0.")
    assert mine[1] == "retry 1 of 2 in 0.00 s: InternalServerError"
    assert mine[2].startswith(f"{verb} {url} -> 404 in 0.")
    assert mine[2].endswith(" s (request req_7)")
    # httpx2 logs on its own account, with the whole address.
    assert "HTTP Request: " in caplog.text
    assert not _holds_secret(caplog.text)
    assert not _holds_secret(f"{caught.value} {caught.value!r}")


def test_what_httpx2_logs_keeps_all_but_secrets(
    ask: Ask, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.script(Answer(204))
    with caplog.at_level(logging.INFO, "httpx2"):
        ask(lambda c: c.threads.delete("t", extra_query={"a": 1}), query_key="s3cret")
    [record] = [r for r in caplog.records if r.name == "httpx2"]
    assert f"DELETE {server.url}/v1/threads/t?a=1&key=*** " in record.getMessage()
    response = ask(
        lambda c: c.threads.with_raw_response.delete("t"), query_key="s3cret"
    )
    # The answer itself tells its whole address, to who asks for it.
    assert str(response.http_response.url).endswith("?key=s3cret")


def test_hooks_see_every_request_and_answer(ask: Ask, server: Server) -> None:
    seen: list[object] = []

    def request(message: httpx2.Request) -> None:
        message.headers["traceparent"] = "00-1"
        seen.append(message.method)

    def response(message: httpx2.Response) -> None:
        seen.append(message.status_code)

    async def arequest(message: httpx2.Request) -> None:
        request(message)

    async def aresponse(message: httpx2.Response) -> None:
        response(message)

    http: Any = (
        httpx2.Client(event_hooks={"request": [request], "response": [response]})
        if ask.kind == "sync"
        else httpx2.AsyncClient(
            event_hooks={"request": [arequest], "response": [aresponse]}
        )
    )
    server.script(
        Answer(503, json={}, headers={"Retry-After": "0"}),
        Answer(307, headers={"Location": "/v1/there"}),
        Answer(json=THREAD),
    )
    ask(lambda c: c.threads.retrieve("t"), http_client=http)
    assert seen == ["GET", 503, "GET", 307, "GET", 200]
    assert {one.headers["traceparent"] for one in server.seen} == {"00-1"}
