"""The raw way out: what is sent, with which credentials, and what is made of answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.runtime.cli.api import matching
from specloom.runtime.cli.tables import App


def test_a_path_that_no_one_has_described(run: Any, api: Any) -> None:
    api.answer({"a": [1]})
    ran = run("api", "get", "/new thing?x=1&x=2#there", "--transform", "a")
    assert (ran.code, ran.json) == (0, [1])
    assert (api.last.method, api.last.path) == ("GET", "/v1/new%20thing?x=1&x=2")
    assert api.last.headers["authorization"] == "Bearer sk-secret"
    assert api.last.headers["openai-beta"] == "assistants=v2"
    assert api.last.body == b""


@pytest.mark.parametrize(
    ("words", "piped"),
    [
        (("--data", "{a: 1, data: {b: [x]}}"), ""),
        (("--field", "a=1", "--field", "data={b: [x]}"), ""),
        ((), "a: 1\ndata: {b: [x]}"),
        (("--field", "a=1"), '{"a": 2, "data": {"b": ["x"]}}'),
    ],
)
def test_bodies(run: Any, api: Any, words: tuple[str, ...], piped: str) -> None:
    assert run("@api", "POST", "new", *words, piped=piped).code == 0
    assert api.last.path == "/v1/new"
    assert api.last.json == {"a": 1, "data": {"b": ["x"]}}
    assert api.last.headers["content-type"] == "application/json"


def test_bodies_that_are_no_mappings(run: Any, api: Any) -> None:
    assert run("@api", "POST", "new", piped="[1, 2]").code == 0
    assert api.last.json == [1, 2]
    assert run("@api", "POST", "new").code == 0
    assert api.last.body == b""


def test_fields_without_a_body_are_the_query(run: Any, api: Any) -> None:
    words = ("--field", "limit=2", "--field", "q=a&b")
    assert run("@api", "GET", "/new?x=y", *words, piped="left: alone").code == 0
    assert api.last.path == "/v1/new?x=y&limit=2&q=a%26b"


def test_headers(run: Any, api: Any) -> None:
    words = ("--header", "X-One: a: b", "--header", "OpenAI-Beta:none")
    assert run("@api", "PUT", "/new", *words).code == 0
    assert api.last.headers["x-one"] == "a: b"
    assert api.last.headers["openai-beta"] == "none"


def test_a_described_path_goes_as_it_is_described(
    run: Any, api: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("@api", "POST", "/ping").code == 0
    assert "authorization" not in api.last.headers
    monkeypatch.setenv("SAMPLE_ADMIN_KEY", "adm")
    assert run("@api", "POST", "/files/f/labels", "--data", "[a]").code == 0
    assert api.last.path == "/v1/files/f/labels?key=adm"
    (tmp_path / "x").write_bytes(b"\0bytes")
    assert run("@api", "POST", "/files", "--field", "file=x").code == 0
    assert b'filename="x"' in api.last.body
    assert b"\0bytes" in api.last.body


def test_a_credential_that_a_flag_gives_is_the_one(run: Any, api: Any) -> None:
    assert run("@api", "POST", "/ping", "--login", "me:secret").code == 0
    assert api.last.headers["authorization"] == "Basic bWU6c2VjcmV0"


def test_dry_run(run: Any, api: Any) -> None:
    ran = run("--dry-run", "@api", "DELETE", "/files/f")
    assert ran.out.startswith("curl -X DELETE http://127.0.0.1:")
    assert "Bearer $SAMPLE_API_KEY" in ran.out
    assert api.requests == []


@pytest.mark.parametrize(
    ("body", "kind", "out"),
    [
        (b"plain", "text/plain", "plain\n"),
        (b"", "text/plain", ""),
        (b'data: {"a": 1}\n\ndata: 2\n\n', "text/event-stream", '{"a": 1}\n2\n'),
        (b'{"a": 1}\n[2]\n', "application/x-ndjson; charset=utf-8", '{"a": 1}\n[2]\n'),
        (b"[1, 2]", "application/json", "[\n  1,\n  2\n]\n"),
    ],
)
def test_answers(run: Any, api: Any, body: bytes, kind: str, out: str) -> None:
    api.answer(body, type=kind)
    assert run("@api", "GET", "/new").out == out


def test_events_are_no_list(run: Any, api: Any) -> None:
    api.answer(b"data: 1\n\ndata: 2\n\ndata: [DONE]\n\n", type="text/event-stream")
    words = ("@api", "POST", "/new")
    assert run(*words, "--max-items", "1").out == "1\n"
    assert run(*words, "--format", "yaml").out == "- 1\n- 2\n"
    assert run(*words, "--transform", "[@]").out == "[1]\n[2]\n"
    api.answers = []
    api.answer(b'data: 1\n\nevent: error\ndata: "no"\n\n', type="text/event-stream")
    ran = run(*words)
    assert (ran.code, ran.out) == (1, "1\n")


def test_binary_answers(run: Any, api: Any) -> None:
    api.answer(b"\xff\0", type="image/png")
    ran = run("@api", "GET", "/new")
    assert (ran.code, ran.out) == (2, "")
    assert "--format raw and --output FILE" in ran.err
    assert run("@api", "GET", "/new", "--format", "raw").data == b"\xff\0"
    assert run("@api", "GET", "/files/f/content").data == b"\xff\0"


def test_errors_of_the_api(run: Any, api: Any) -> None:
    api.answer({"error": {"message": "No."}}, status=404)
    ran = run("@api", "GET", "/new", "--format-error", "jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == '{"error": {"message": "No."}}\n'


def test_secrets_go_to_no_other_host(run: Any, api: Any) -> None:
    ran = run("@api", "GET", "http://example.invalid/v1/new")
    assert (ran.code, api.requests) == (2, [])
    assert "example.invalid is not the API's own host" in ran.err
    assert run("@api", "GET", "http://example.invalid/", "--dry-run").code == 2
    assert run("@api", "GET", f"{api.url}/new").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "give METHOD and PATH"),
        (("GET",), "give METHOD and PATH"),
        (("G T", "/"), "'G T' is no HTTP method"),
        (("GET", "/", "more"), "unexpected argument 'more'"),
        (("PUT", "/", "--field", "a"), "--field wants NAME=VALUE, not 'a'"),
        (("PUT", "/", "--header", "a"), "--header wants 'NAME: VALUE', not 'a'"),
        (("PUT", "/", "--field", "a=b", "--data", "{}"), "--data or --field"),
        (("PUT", "/", "--fild", "a=b"), "did you mean --field?"),
        (("PUT", "/", "--data", "{a: [}"), "--data: no valid YAML"),
    ],
)
def test_what_can_not_be_sent(
    run: Any, api: Any, words: tuple[str, ...], said: str
) -> None:
    ran = run("@api", *words)
    assert (ran.code, api.requests) == (2, [])
    assert said in ran.err


def test_the_most_exact_operation_is_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from cli_sample.cli import APP
    from cli_sample.commands import root as module

    paths = ("/a/{b}", "/a/list", "/a/list?beta=true", "/a.c")
    ping = module.COMMANDS[0]
    listed = tuple(ping._replace(verb="GET", path=path, name=path) for path in paths)
    monkeypatch.setattr(module, "COMMANDS", listed)

    def found(path: str, app: App = APP) -> str | None:
        command = matching(app, "GET", path)
        return command and command.name

    assert found("/a/x?y=z") == "/a/{b}"
    assert found("/a/list?y=z") == "/a/list"
    assert found("/a/list?y=z&beta=true") == "/a/list?beta=true"
    assert found("/abc") is None
    assert found("/a/b/c") is None


def test_an_answer_that_breaks_off(run: Any, api: Any) -> None:
    api.answer(b"{}", type="application/json", length=5)
    ran = run("@api", "GET", "/new", "--max-retries", "0")
    assert (ran.code, ran.out) == (3, "")
