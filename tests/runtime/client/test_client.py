from __future__ import annotations

import pickle
import time
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from specloom.runtime.client import errors
from specloom.runtime.client.config import Settings, configure

from .conftest import Answer, Ask, Server

if TYPE_CHECKING:
    from pathlib import Path

THREAD = {"id": "t1", "object": "thread", "created_at": 1, "metadata": None}
RUN = {"id": "r1", "status": "queued"}


def test_a_call_sends_what_was_given_and_returns_a_model(
    ask: Ask, server: Server
) -> None:
    server.script(Answer(json=THREAD))
    thread = ask(
        lambda c: c.threads.create(messages=[{"role": "user", "content": "é"}])
    )
    assert (type(thread).__name__, thread.id, thread.metadata) == ("Thread", "t1", None)
    [seen] = server.seen
    assert (seen.method, seen.path) == ("POST", "/v1/threads")
    assert seen.json == {"messages": [{"role": "user", "content": "é"}]}
    assert seen.headers["Authorization"] == "Bearer sk-secret"
    assert seen.headers["OpenAI-Beta"] == "assistants=v2"
    assert seen.headers["User-Agent"] == "sample/0.1.0"
    assert seen.headers["Content-Type"] == "application/json"


def test_null_is_sent_and_omitted_is_not(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD))
    ask(lambda c: c.threads.create(metadata=None))
    ask(lambda c: c.threads.create())
    assert [seen.json for seen in server.seen] == [{"metadata": None}, {}]


def test_options_of_a_call_win(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD))
    ask(
        lambda c: c.threads.create(
            metadata={"a": "b"},
            extra_headers={"openai-beta": "other", "X-New": "1"},
            extra_query={"trace": True},
            extra_body={"metadata": {"c": "d"}, "new": [1]},
        ),
        default_headers={"X-Default": "yes"},
        default_query={"v": 2, "trace": False},
    )
    [seen] = server.seen
    assert seen.path == "/v1/threads?v=2&trace=true"
    assert seen.json == {"metadata": {"c": "d"}, "new": [1]}
    assert seen.headers["openai-beta"] == "other"
    assert (seen.headers["X-New"], seen.headers["X-Default"]) == ("1", "yes")


def test_with_options_shares_the_connections(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD))

    def retrieve(client: Any) -> Any:
        before = client.threads
        other = client.with_options(api_key="other", default_headers={"X-A": "1"})
        assert type(other) is type(client)
        assert other.threads is not before
        assert other._connection._pool is client._connection._pool
        return other.threads.retrieve("t1")

    ask(retrieve)
    assert server.seen[0].headers["Authorization"] == "Bearer other"
    assert server.seen[0].headers["X-A"] == "1"
    with pytest.raises(TypeError, match="timeoot"):
        ask.client().with_options(timeoot="3")


def test_credentials_come_from_the_environment(
    ask: Ask, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_API_KEY", "from-env")
    monkeypatch.setenv("SAMPLE_BASE_URL", server.url + "/env/")
    server.script(Answer(json=THREAD))
    ask(lambda c: c.threads.retrieve("t1"), api_key=None, base_url=None)
    assert server.seen[0].path == "/env/threads/t1"
    assert server.seen[0].headers["Authorization"] == "Bearer from-env"


def test_missing_credentials_are_named_before_any_request(
    ask: Ask, server: Server
) -> None:
    with pytest.raises(errors.MissingCredentialsError) as caught:
        ask(lambda c: c.threads.create(), api_key=None)
    assert "api_key" in str(caught.value)
    assert "SAMPLE_API_KEY" in str(caught.value)
    assert caught.value.keywords == ("api_key",)
    assert server.seen == []


def test_the_first_complete_alternative_is_used(ask: Ask, server: Server) -> None:
    server.script(Answer(204))
    ask(lambda c: c.threads.delete("t"), query_key="q k")
    ask(lambda c: c.threads.delete("t"), query_key="q", admin_key=lambda: "fresh")
    first, second = server.seen
    assert first.path == "/v1/threads/t?key=q%20k"
    assert first.headers["Authorization"] == "Bearer sk-secret"
    assert "Authorization" not in second.headers
    assert (second.path, second.headers["X-Admin-Key"]) == ("/v1/threads/t", "fresh")


@pytest.mark.parametrize("value", ["", ".", "..", "%2e%2E", "a/../b", "..\\b", "%2e."])
def test_a_path_parameter_can_not_be_empty_or_climb(
    ask: Ask, server: Server, value: str
) -> None:
    with pytest.raises(ValueError, match="thread_id"):
        ask(lambda c: c.threads.retrieve(value))
    assert server.seen == []


def test_a_path_parameter_is_one_segment(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD))
    ask(lambda c: c.threads.retrieve("a/b?c#d %é..."))
    assert server.seen[0].path == "/v1/threads/a%2Fb%3Fc%23d%20%25%C3%A9..."


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (403, errors.PermissionDeniedError),
        (404, errors.NotFoundError),
        (409, errors.ConflictError),
        (418, errors.APIStatusError),
        (422, errors.UnprocessableEntityError),
        (429, errors.RateLimitError),
        (500, errors.InternalServerError),
        (503, errors.InternalServerError),
    ],
)
def test_error_statuses(
    ask: Ask, server: Server, status: int, kind: type[errors.APIStatusError]
) -> None:
    body = {"error": {"message": "Not like this", "code": "x"}}
    server.script(Answer(status, json=body, headers={"x-request-id": "req_1"}))
    with pytest.raises(errors.APIStatusError) as caught:
        ask(lambda c: c.threads.create(), max_retries=0)
    error = caught.value
    assert type(error) is kind
    assert (error.status_code, error.request_id, error.body) == (status, "req_1", body)
    assert (error.message, error.response.status_code) == ("Not like this", status)
    assert str(error).startswith(str(status))
    assert "Not like this" in str(error)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.body, str(copy)) == (kind, body, str(error))


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502])
@pytest.mark.usefixtures("no_waiting")
def test_transient_errors_are_retried(ask: Ask, server: Server, status: int) -> None:
    server.script(Answer(status, json={}), Answer(drop=True), Answer(json=THREAD))
    assert ask(lambda c: c.threads.create(metadata={"a": "b"})).id == "t1"
    assert [seen.json for seen in server.seen] == [{"metadata": {"a": "b"}}] * 3


@pytest.mark.usefixtures("no_waiting")
def test_retries_come_to_an_end(ask: Ask, server: Server) -> None:
    server.script(Answer(500, json={"message": "broken"}))
    with pytest.raises(errors.InternalServerError, match="broken"):
        ask(lambda c: c.threads.create(), max_retries=1)
    assert len(server.seen) == 2


@pytest.mark.parametrize("status", [400, 404, 422])
def test_lasting_errors_are_not_retried(ask: Ask, server: Server, status: int) -> None:
    server.script(Answer(status, json={"detail": "no"}))
    with pytest.raises(errors.APIStatusError, match="no"):
        ask(lambda c: c.threads.create())
    assert len(server.seen) == 1


@pytest.mark.usefixtures("no_waiting")
def test_retry_after_is_honoured(ask: Ask, server: Server) -> None:
    server.script(
        Answer(429, json={}, headers={"retry-after-ms": "300"}), Answer(json=THREAD)
    )
    start = time.monotonic()
    ask(lambda c: c.threads.create())
    assert time.monotonic() - start > 0.28


def test_too_long_a_retry_after_is_not_waited_for(ask: Ask, server: Server) -> None:
    server.script(Answer(429, json={}, headers={"Retry-After": "3600"}))
    with pytest.raises(errors.RateLimitError):
        ask(lambda c: c.threads.create())
    assert len(server.seen) == 1


def test_a_body_that_breaks_off_is_asked_for_again(ask: Ask, server: Server) -> None:
    server.script(Answer(chunks=(b'{"id"',), cut=True), Answer(json=THREAD))
    assert ask(lambda c: c.threads.retrieve("t")).id == "t1"


def test_no_answer_in_time(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD, delay=0.5))
    with pytest.raises(errors.APITimeoutError):
        ask(lambda c: c.threads.retrieve("t", timeout=0.05), max_retries=0)


def test_nobody_there(ask: Ask) -> None:
    with pytest.raises(errors.APIConnectionError) as caught:
        ask(
            lambda c: c.threads.retrieve("t"),
            base_url="http://127.0.0.1:1",
            max_retries=0,
        )
    assert not isinstance(caught.value, errors.APITimeoutError)
    assert caught.value.__cause__ is not None


def test_an_answer_that_is_not_json(ask: Ask, server: Server) -> None:
    server.script(Answer(chunks=(b"<html>",)))
    with pytest.raises(errors.APIError, match="html"):
        ask(lambda c: c.threads.retrieve("t"))


def test_a_redirect_within_the_origin_keeps_credentials(
    ask: Ask, server: Server
) -> None:
    server.script(Answer(307, headers={"Location": "/v2/threads"}), Answer(json=THREAD))
    ask(lambda c: c.threads.create(metadata={"a": "b"}))
    assert server.seen[1].path == "/v2/threads"
    assert server.seen[1].json == {"metadata": {"a": "b"}}
    assert server.seen[1].headers["Authorization"] == "Bearer sk-secret"


def test_credentials_do_not_follow_to_another_origin(
    ask: Ask, server: Server, stranger: Server
) -> None:
    server.script(
        Answer(
            302, headers={"Location": stranger.url + "/x", "Set-Cookie": "session=1"}
        )
    )
    stranger.script(Answer(json=THREAD))
    ask(
        lambda c: c.threads.delete("t", extra_headers={"X-Mine": "m", "Cookie": "a=b"}),
        admin_key="adm",
    )
    assert server.seen[0].headers["X-Admin-Key"] == "adm"
    [seen] = stranger.seen
    leaked = {"authorization", "x-admin-key", "cookie", "x-mine"}
    assert not leaked & {name.lower() for name in seen.headers}
    assert seen.headers["OpenAI-Beta"] == "assistants=v2"


def test_redirects_come_to_an_end(ask: Ask, server: Server) -> None:
    server.script(Answer(302, headers={"Location": "/v1/again"}))
    with pytest.raises(errors.APIConnectionError, match="redirects"):
        ask(lambda c: c.threads.retrieve("t"), max_retries=0)


def test_raw_responses(ask: Ask, server: Server) -> None:
    server.script(Answer(201, json=THREAD, headers={"x-request-id": "r"}))
    raw = ask(lambda c: c.threads.with_raw_response.create())
    assert (raw.status_code, raw.headers["X-Request-Id"], raw.request_id) == (
        201,
        "r",
        "r",
    )
    assert (raw.parse().id, raw.json()["id"]) == ("t1", "t1")
    assert "t1" in raw.text


def test_streamed_responses(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD))
    parsed = ask.opened(
        lambda c: c.threads.with_streaming_response.create(),
        lambda opened: opened.parse(),
    )
    assert parsed.id == "t1"
    server.script(Answer(chunks=(b"a\nb", b"c\n")))
    lines = ask.opened(
        lambda c: c.files.with_streaming_response.content("f"),
        lambda opened: ask._collect(opened.iter_lines()),
    )
    assert lines == ["a", "bc"]


def _upload(ask: Ask, file: Any) -> None:
    ask(lambda c: c.files.create(file=file, purpose="test"))


def test_files_are_sent_as_parts(ask: Ask, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(b"{}")
    server.script(Answer(json={"ok": 1}))
    with path.open("rb") as opened:
        files: list[Any] = [b"{}", path, opened]
        for file in [*files, ("data.json", b"{}", "application/x-mine")]:
            _upload(ask, file)
    names = [b"file", b"data.json", b"data.json", b"data.json"]
    for seen, name in zip(server.seen, names, strict=True):
        assert seen.headers["Content-Type"].startswith("multipart/form-data; boundary=")
        assert b'name="file"; filename="%s"' % name in seen.body
        assert b'name="purpose"\r\n\r\ntest' in seen.body
        assert b"\r\n\r\n{}\r\n" in seen.body
    assert b"Content-Type: application/x-mine" in server.seen[3].body


@pytest.mark.usefixtures("no_waiting")
def test_files_are_sent_again_from_their_start(
    ask: Ask, server: Server, tmp_path: Path
) -> None:
    path = tmp_path / "big.bin"
    path.write_bytes(bytes(100_000))
    server.script(Answer(500, json={}), Answer(json={}))
    ask(lambda c: c.files.create(file=path, purpose="test"))
    assert [len(seen.body) > 100_000 for seen in server.seen] == [True, True]
    server.seen.clear()
    server.script(Answer(500, json={}), Answer(chunks=(b"fine",)))
    assert ask(lambda c: c.files.put("n", body=path)) == "fine"
    assert [len(seen.body) for seen in server.seen] == [100_000, 100_000]


class Once:
    """A file that can be read once."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        content, self._content = self._content, b""
        return content


def test_what_can_be_read_once_is_not_sent_again(ask: Ask, server: Server) -> None:
    server.script(Answer(500, json={}), Answer(chunks=(b"fine",)))
    once: Any = Once(b"abc")
    with pytest.raises(errors.InternalServerError):
        ask(lambda c: c.files.put("n", body=once))
    [seen] = server.seen
    assert (seen.body, seen.headers["Transfer-Encoding"]) == (b"abc", "chunked")


def test_downloads(ask: Ask, server: Server, tmp_path: Path) -> None:
    server.script(Answer(chunks=(b"\x00\xff", b"more")))
    assert (
        ask.then(lambda c: c.files.content("f"), lambda body: body.read())
        == b"\x00\xffmore"
    )
    target = tmp_path / "out"
    ask.then(lambda c: c.files.content("f"), lambda body: body.write_to_file(target))
    assert target.read_bytes() == b"\x00\xffmore"
    chunks = ask.then(
        lambda c: c.files.content("f"), lambda body: ask._collect(body.iter_bytes(4))
    )
    assert chunks == [b"\x00\xffmo", b"re"]


def test_secrets_are_never_shown(ask: Ask, caplog: pytest.LogCaptureFixture) -> None:
    client = ask.client(default_headers={"X-Token": "sk-secret"})
    call = client.threads.create
    shown = f"{client!r} {client._connection.config!r} {call!r}"
    assert "sk-secret" not in shown
    with pytest.raises(ValueError, match="Authorization") as caught:
        ask(lambda c: c.threads.create(), api_key="sk-secret\n")
    assert "sk-secret" not in str(caught.value)
    with caplog.at_level("DEBUG"), pytest.raises(errors.APIConnectionError) as failed:
        ask(lambda c: c.threads.create(), base_url="http://127.0.0.1:1", max_retries=0)
    assert "sk-secret" not in caplog.text + str(failed.value) + repr(failed.value)


def test_threads_share_one_http_client(server: Server) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from .sample import Sample

    server.script(Answer(json=THREAD))
    with (
        Sample(api_key="k", base_url=server.url) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        ids = [*pool.map(lambda n: client.threads.retrieve(str(n)).id, range(40))]
        assert ids == ["t1"] * 40
        assert client._connection._pool.client() is client._connection._pool.client()
    assert {seen.path for seen in server.seen} == {f"/threads/{n}" for n in range(40)}


def test_a_body_that_can_not_be_unpacked(ask: Ask, server: Server) -> None:
    server.script(Answer(json=THREAD, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(errors.APIConnectionError):
        ask(lambda c: c.threads.retrieve("t"))
    assert len(server.seen) == 1


def test_a_given_http_client_is_not_closed() -> None:
    import httpx2

    from .sample import Sample

    http_client = httpx2.Client(
        transport=httpx2.MockTransport(
            lambda request: httpx2.Response(200, json=THREAD)
        )
    )
    with Sample(api_key="k", http_client=http_client) as client:
        assert client.threads.retrieve("t").id == "t1"
    assert not http_client.is_closed
    http_client.close()


@pytest.mark.parametrize("login", [("me", "se:cret"), "me:se:cret"])
def test_basic_credentials(ask: Ask, server: Server, login: Any) -> None:
    server.script(Answer(json={}))
    ask(lambda c: c.threads.login(), login=login)
    assert server.seen[0].headers["Authorization"] == "Basic bWU6c2U6Y3JldA=="


def test_basic_credentials_without_a_password(ask: Ask, server: Server) -> None:
    told = "^login or the environment variable SAMPLE_LOGIN must be 'user:password'"
    with pytest.raises(ValueError, match=told) as found:
        ask(lambda c: c.threads.login(), login="secret")
    assert "secret" not in str(found.value)
    assert server.seen == []


def test_an_http_client_of_the_other_kind_is_refused(ask: Ask) -> None:
    other = httpx2.AsyncClient() if ask.kind == "sync" else httpx2.Client()
    with pytest.raises(
        TypeError, match=r"^http_client must be an httpx2\..*Client, not"
    ):
        ask.client(http_client=other)


def test_an_address_that_nobody_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(base_url="/v1", base_url_env="SOME_URL", user_agent="x")
    told = r"give base_url=\.\.\. or the environment variable SOME_URL\."
    with pytest.raises(ValueError, match=told):
        configure(settings, {})
    monkeypatch.setenv("SOME_URL", "localhost:1")
    told = r"^base_url=\.\.\. or the environment variable SOME_URL must begin with http"
    with pytest.raises(ValueError, match=told):
        configure(settings, {})
