from __future__ import annotations

import asyncio
import inspect
import logging
import threading
import time
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx2
import pytest
from typing_extensions import Unpack

from specloom.runtime.client import errors
from specloom.runtime.client.call import Call, Options, Value
from specloom.runtime.client.client import AsyncBase, SyncBase
from specloom.runtime.client.config import Settings, configure
from specloom.runtime.client.oauth import OAuth2, TokenError
from specloom.runtime.client.resource import Async, Mode, Resource, Sync, operation
from specloom.runtime.client.returns import Json

SCHEME = OAuth2(
    "token",
    "T_TOKEN",
    token_url="/oauth/token",
    client_id=("client_id", "T_CLIENT_ID"),
    client_secret=("client_secret", "T_CLIENT_SECRET"),
    scope=("scope", "T_SCOPE"),
    scopes="read write",
)
SETTINGS = Settings(
    base_url="https://api.test/v1",
    user_agent="test",
    schemes={"App": SCHEME},
    security=(("App",),),
)
LOGIN = {"client_id": "the app", "client_secret": "s3:cret"}


class _Things(Resource[Mode]):
    @operation
    def get(self, **options: Unpack[Options]) -> Value[Any]:
        return Call("GET", "/things", returns=Json(), options=options)

    @operation
    def put(self, body: Any, **options: Unpack[Options]) -> Value[Any]:
        return Call("PUT", "/things", content=body, returns=Json(), options=options)


class Things(SyncBase, _Things[Sync]):
    """What a generated client with such a scheme is."""


class AsyncThings(AsyncBase, _Things[Async]):
    """The same for async programs."""


@dataclass
class Issuer:
    """An API together with its token endpoint: gives tokens `t1`, `t2`, ... in turn."""

    kind: str
    lasts: object = 3600
    in_body: bool = False
    failing: list[httpx2.Response] = field(default_factory=list[httpx2.Response])
    refused: set[str] = field(default_factory=set[str])
    asked: list[httpx2.Request] = field(default_factory=list[httpx2.Request])
    calls: list[httpx2.Request] = field(default_factory=list[httpx2.Request])
    sent: list[str] = field(default_factory=list[str])
    issued: int = 0

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if not request.url.path.endswith("/token"):
            self.calls.append(request)
            self.sent.append(request.headers["Authorization"])
            bad = request.headers["Authorization"] in self.refused
            return httpx2.Response(401 if bad else 200, json={"message": "who?"})
        self.asked.append(request)
        time.sleep(0.005)
        if self.failing:
            return self.failing.pop(0)
        if self.in_body and "Authorization" in request.headers:
            return httpx2.Response(401, json={"error": "invalid_client"})
        self.issued += 1
        token = {"access_token": f"t{self.issued}", "token_type": "bearer"}
        return httpx2.Response(200, json={**token, "expires_in": self.lasts})

    def client(self, **options: Any) -> Any:
        given = {k: options.pop(k) for k in (*SCHEME.keywords,) if k in options}
        if self.kind == "sync":
            http = httpx2.Client(transport=httpx2.MockTransport(self))
            return Things(SETTINGS, given or LOGIN, http_client=http, **options)
        other = httpx2.AsyncClient(transport=httpx2.MockTransport(self))
        return AsyncThings(SETTINGS, given or LOGIN, http_client=other, **options)

    def run(self, *calls: Any) -> list[Any]:
        """Return what the calls give, one after the other."""

        async def run() -> list[Any]:
            done = [call() for call in calls]
            return [await one if inspect.isawaitable(one) else one for one in done]

        return asyncio.run(run())

    def form(self, index: int = 0) -> dict[str, list[str]]:
        return parse_qs(self.asked[index].content.decode())


@pytest.fixture(params=["sync", "async"])
def issuer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Issuer:
    for keyword in SCHEME.keywords:
        monkeypatch.delenv(f"T_{keyword.upper()}", raising=False)
    monkeypatch.setattr("specloom.runtime.client.retries.FIRST_DELAY", 0.001)
    return Issuer(request.param)


def test_a_token_is_fetched_once_and_kept(issuer: Issuer) -> None:
    client = issuer.client()
    issuer.run(client.get, client.get, client.with_options(timeout=3).get)
    [asked] = issuer.asked
    assert (asked.method, str(asked.url)) == ("POST", "https://api.test/oauth/token")
    assert issuer.form() == {
        "grant_type": ["client_credentials"],
        "scope": ["read write"],
    }
    login = b64decode(asked.headers["Authorization"].removeprefix("Basic "))
    assert login == b"the+app:s3%3Acret"
    assert issuer.sent == ["Bearer t1"] * 3


def test_the_environment_logs_in_too(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("T_CLIENT_ID", "from-env")
    monkeypatch.setenv("T_CLIENT_SECRET", "x")
    monkeypatch.setenv("T_SCOPE", "admin")
    client = issuer.client(token=None)
    issuer.run(client.get)
    assert issuer.asked[0].headers["Authorization"] == "Basic ZnJvbS1lbnY6eA=="
    assert issuer.form()["scope"] == ["admin"]
    monkeypatch.setenv("T_TOKEN", "ready")
    issuer.run(issuer.client(token=None).get)
    # A keyword is nearer than any variable.
    issuer.run(issuer.client(client_id="given", scope="").get)
    assert issuer.sent == ["Bearer t1", "Bearer ready", "Bearer t2"]
    assert "scope" not in issuer.form(1)


def test_a_ready_token_goes_before_an_application(issuer: Issuer) -> None:
    client = issuer.client(token="ready", **LOGIN)
    issuer.run(client.get, client.with_options(client_id="a", client_secret="b").get)
    assert issuer.sent == ["Bearer ready", "Bearer t1"]


def test_other_options_of_a_login(issuer: Issuer) -> None:
    client = issuer.client()
    other = client.with_options(scope="admin")
    issuer.run(client.get, other.get, client.get)
    assert issuer.form(1)["scope"] == ["admin"]
    assert issuer.asked[1].headers["Authorization"].endswith("dGhlK2FwcDpzMyUzQWNyZXQ=")
    assert issuer.sent == ["Bearer t1", "Bearer t2", "Bearer t1"]


def test_half_a_login_is_none(issuer: Issuer) -> None:
    with pytest.raises(errors.MissingCredentialsError) as caught:
        issuer.run(issuer.client(client_id="a").get)
    assert str(caught.value) == (
        "Missing credentials: give token=... (or the environment variable T_TOKEN)"
        " or client_id=... (or the environment variable T_CLIENT_ID)"
        " and client_secret=... (or the environment variable T_CLIENT_SECRET)."
    )
    assert caught.value.keywords == SCHEME.keywords
    assert issuer.asked == []


@pytest.mark.parametrize("lasts", [0.05, "0.05"])
def test_a_token_that_runs_out_is_fetched_anew(issuer: Issuer, lasts: object) -> None:
    issuer.lasts = lasts
    client = issuer.client()
    issuer.run(client.get)
    time.sleep(0.06)
    issuer.run(client.get)
    assert issuer.sent == ["Bearer t1", "Bearer t2"]


def test_a_token_is_given_up_shortly_before_its_end(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = issuer.client()
    issuer.run(client.get)
    now = time.monotonic()
    monkeypatch.setattr(
        "specloom.runtime.client.oauth.time.monotonic", lambda: now + 3565
    )
    issuer.run(client.get)
    monkeypatch.setattr(
        "specloom.runtime.client.oauth.time.monotonic", lambda: now + 3575
    )
    issuer.run(client.get)
    assert issuer.sent == ["Bearer t1", "Bearer t1", "Bearer t2"]


@pytest.mark.parametrize("lasts", [None, "soon"])
def test_a_token_without_an_end_lasts_until_it_is_refused(
    issuer: Issuer, lasts: object
) -> None:
    issuer.lasts = lasts
    client = issuer.client(max_retries=0)
    issuer.run(client.get)
    issuer.refused = {"Bearer t1"}
    issuer.run(client.get, client.get)
    assert issuer.sent == ["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]
    assert len(issuer.asked) == 2


def test_a_refused_call_is_tried_once_more_and_no_more(issuer: Issuer) -> None:
    issuer.refused = {f"Bearer t{n}" for n in range(9)}
    with pytest.raises(errors.AuthenticationError, match="who"):
        issuer.run(issuer.client().get)
    assert issuer.sent == ["Bearer t1", "Bearer t2"]


def test_a_body_is_sent_again_whole(issuer: Issuer, tmp_path: Any) -> None:
    issuer.refused = {"Bearer t1"}
    path = tmp_path / "body"
    path.write_bytes(b"whole")
    if issuer.kind == "sync":
        bodies: list[bytes] = []

        def kept(request: httpx2.Request) -> httpx2.Response:
            if request.method == "PUT":
                bodies.append(b"".join(request.stream))  # type: ignore[arg-type]
            return issuer(request)

        http = httpx2.Client(transport=httpx2.MockTransport(kept))
        Things(SETTINGS, LOGIN, http_client=http).put(path)
        assert bodies == [b"whole", b"whole"]
    else:
        issuer.run(lambda: issuer.client().put("text"))
        assert [call.content for call in issuer.calls] == [b"text", b"text"]
    assert issuer.sent == ["Bearer t1", "Bearer t2"]


def test_a_server_that_looks_in_the_body(issuer: Issuer) -> None:
    issuer.in_body = True
    client = issuer.client()
    issuer.run(client.get)
    assert issuer.form(1)["client_id"] == ["the app"]
    assert issuer.form(1)["client_secret"] == ["s3:cret"]
    issuer.refused = {"Bearer t1"}
    issuer.run(client.get)
    # What it took once is tried first from then on.
    assert ["Authorization" in asked.headers for asked in issuer.asked] == [
        True,
        False,
        False,
    ]


def _no(status: int, **body: Any) -> httpx2.Response:
    return httpx2.Response(status, json=body)


def test_what_the_token_endpoint_says_is_told(
    issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    said = {"error": "invalid_client", "error_description": "no app s3:cret"}
    issuer.failing = [_no(401, **said, more="s3:cret"), _no(401, **said)]
    client = issuer.client()
    with caplog.at_level("DEBUG"), pytest.raises(TokenError) as caught:
        issuer.run(client.get)
    assert str(caught.value) == (
        "401: no token from https://api.test/oauth/token: invalid_client: no app ***"
    )
    assert isinstance(caught.value, errors.APIStatusError)
    assert caught.value.body == {**said, "error_description": "no app ***"}
    assert caught.value.__cause__ is None
    assert issuer.calls == []
    shown = f"{caplog.text}{client!r}{client._connection.config!r}{caught.value!r}"
    secrets = ("s3:cret", "s3%3Acret", "dGhlK2FwcDpzMyUzQWNyZXQ")
    assert [secret for secret in secrets if secret in shown] == []
    # It was not for good: the next call tries again.
    issuer.run(client.get)
    assert issuer.sent == ["Bearer t1"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, '{"token": "t"}'), "200: .*holds no access_token"),
        ((200, '{"access_token": ""}'), "200: .*no access_token"),
        ((200, "<html>"), "200: .*no access_token"),
        ((403, "<html>"), "403: no token from .*: Forbidden"),
    ],
)
def test_an_answer_without_a_token(
    issuer: Issuer, answer: tuple[int, str], said: str
) -> None:
    issuer.failing = [httpx2.Response(answer[0], text=answer[1])]
    with pytest.raises(TokenError, match=said) as caught:
        issuer.run(issuer.client().get)
    assert caught.value.body is None


def test_the_token_endpoint_is_tried_again_as_the_api_is(issuer: Issuer) -> None:
    issuer.failing = [_no(503), _no(429)]
    issuer.run(issuer.client().get)
    assert (len(issuer.asked), issuer.sent) == (3, ["Bearer t1"])
    issuer.failing = [_no(503)] * 3
    with pytest.raises(TokenError, match="503: no token"):
        issuer.run(issuer.client(max_retries=1).get)


def test_a_login_goes_nowhere_else(issuer: Issuer) -> None:
    away = httpx2.Response(307, headers={"Location": "https://evil.test/token"})
    issuer.failing = [away]
    with pytest.raises(errors.APIError, match="redirects elsewhere"):
        issuer.run(issuer.client().get)
    assert {asked.url.host for asked in issuer.asked} == {"api.test"}


@pytest.mark.parametrize(
    ("described", "base", "place"),
    [
        ("/oauth/token", "https://other.test/v2", "https://other.test/oauth/token"),
        ("token", "https://api.test/v1/", "https://api.test/token"),
        ("https://id.test/token", "http://localhost", "https://id.test/token"),
        ("https://api.test/v1/token", "http://localhost/x", "http://localhost/x/token"),
        ("https://api.test/token", "http://localhost/x", "http://localhost/token"),
        ("https://api.test/v1beta/token", None, "https://api.test/v1beta/token"),
    ],
)
def test_where_tokens_are_fetched(described: str, base: str | None, place: str) -> None:
    scheme = OAuth2(
        "token",
        token_url=described,
        client_id=("client_id", "A"),
        client_secret=("client_secret", "B"),
        scope=("scope", "C"),
    )
    settings = Settings("https://api.test/v1", "test", schemes={"App": scheme})
    config = configure(settings, LOGIN, base_url=base)
    source: Any = config.credentials["App"]
    assert source._url(config) == place


def test_threads_share_one_token() -> None:
    issuer = Issuer("sync")
    client = issuer.client()
    start = threading.Barrier(8)

    def call(_: int) -> None:
        start.wait()
        client.with_options(timeout=5).get()

    with ThreadPoolExecutor(8) as pool:
        [*pool.map(call, range(8))]
        assert len(issuer.asked) == 1
        issuer.refused = {"Bearer t1"}
        [*pool.map(call, range(8))]
    # All are refused, and one of them fetches for all.
    assert len(issuer.asked) == 2
    assert set(issuer.sent[-8:]) == {"Bearer t2"}
    assert len(issuer.sent) <= 24


def test_tasks_share_one_token_without_blocking() -> None:
    issuer, ticks = Issuer("async"), 0

    async def slow(request: httpx2.Request) -> httpx2.Response:
        if request.url.path.endswith("/token"):
            await asyncio.sleep(0.05)
        return issuer(request)

    http = httpx2.AsyncClient(transport=httpx2.MockTransport(slow))
    client = AsyncThings(SETTINGS, LOGIN, http_client=http)

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.005)
            ticks += 1

    async def together() -> None:
        ticking = asyncio.create_task(tick())
        first = asyncio.create_task(client.get())
        await asyncio.sleep(0.01)
        first.cancel()  # Whoever fetches may give up: another one goes on.
        await asyncio.gather(*(client.get() for _ in range(8)))
        ticking.cancel()

    asyncio.run(together())
    assert ticks >= 5
    assert issuer.sent == ["Bearer t1"] * 8
    # In another loop too, although locks belong to one.
    issuer.refused = {"Bearer t1"}
    asyncio.run(together())
    assert len(issuer.asked) == 2


def test_nothing_of_a_login_is_logged(
    issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    issuer.refused = {"Bearer t1"}
    with caplog.at_level(logging.DEBUG):
        issuer.run(issuer.client().get)
    assert "POST https://api.test/oauth/token -> 200" in caplog.text
    assert "retry with other credentials" in caplog.text
    secret = ("Bearer", "Basic", "s3", "the app", "the+app", "t2")
    assert [word for word in secret if word in caplog.text] == []
