"""What comes back: answers in every format, pages, streams, files, errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

THREAD = {"id": "th_1", "object": "thread", "note": "é", "tags": ["a"], "of": None}
EVENTS = (
    b'event: thread.run.created\ndata: {"id": "run_1"}\n\n'
    b'event: thread.run.completed\ndata: {"id": "run_1"}\n\n'
    b"data: [DONE]\n\n"
)
STREAM = ("beta:threads:runs", "create", "t", "--assistant-id", "a", "--stream")


def page(*names: str, more: bool) -> dict[str, Any]:
    items = [{"id": name} for name in names]
    return {"data": items, "last_id": names[-1], "has_more": more}


@pytest.mark.parametrize("form", ["auto", "json", "pretty"])
def test_an_answer_is_indented_json_in_a_pipe(run: Any, api: Any, form: str) -> None:
    api.answer(THREAD)
    ran = run("beta:threads", "retrieve", "t", "--format", form)
    assert ran.out == json.dumps(THREAD, indent=2, ensure_ascii=False) + "\n"


def test_an_answer_is_coloured_on_a_terminal(
    run: Any, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.answer({"a": "x\x9b1m", "n": [1, None], "e": {}})
    words = ("beta:threads", "retrieve", "t")
    assert run(*words, terminal=True).out == (
        '{\n  \x1b[34;1m"a"\x1b[0m: \x1b[32m"x\\u009b1m"\x1b[0m,\n'
        '  \x1b[34;1m"n"\x1b[0m: [\n    \x1b[36m1\x1b[0m,\n    \x1b[35mnull\x1b[0m\n  ],\n'
        '  \x1b[34;1m"e"\x1b[0m: {}\n}\n'
    )
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(*words, terminal=True).out


def test_jsonl_yaml_and_raw(run: Any, api: Any) -> None:
    api.answer(b'{"id":  "on", "n": 1}')
    words = ("beta:threads", "retrieve", "t", "--format")
    assert run(*words, "jsonl").out == '{"id": "on", "n": 1}\n'
    assert run(*words, "yaml").out == "id: 'on'\nn: 1\n"
    assert run(*words, "raw").data == b'{"id":  "on", "n": 1}'


def test_transform_and_raw_output(run: Any, api: Any) -> None:
    api.answer(THREAD)
    words = ("beta:threads", "retrieve", "t", "--format", "json", "--transform")
    assert run(*words, "id").out == '"th_1"\n'
    assert run(*words, "id", "-r").out == "th_1\n"
    assert run(*words, "tags", "--raw-output").json == ["a"]
    assert run(*words, "nothing").out == "null\n"


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("tags[", "'tags[' is no JMESPath expression: Incomplete expression"),
        ("a..b", 'got: dot: Parse error at column 2, token "." (DOT)'),
        ("'a", "\"'a\" is no JMESPath expression: Unclosed ' delimiter"),
        ("length(n)", "'length(n)': In function length(), invalid type for value: 1"),
    ],
)
def test_a_wrong_transform_is_shown_with_all_that_is_wrong(
    run: Any, api: Any, expression: str, why: str
) -> None:
    api.answer({"n": 1})
    ran = run("beta:threads", "retrieve", "t", "--transform", expression)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: --transform: " in ran.err
    assert why in ran.err
    assert "for expression" not in ran.err


def test_a_list_prints_the_items_of_all_pages(run: Any, api: Any) -> None:
    api.answer(page("a", "b", more=True))
    api.answer(page("c", more=False))
    ran = run("beta:threads", "list", "--limit", "2")
    assert ran.json == [{"id": "a"}, {"id": "b"}, {"id": "c"}]
    assert [r.path.partition("&")[0] for r in api.requests] == [
        "/v1/threads?limit=2"
    ] * 2
    assert "after=b" in api.last.path


def test_max_items_ends_a_list_early(run: Any, api: Any) -> None:
    api.answer(page("a", "b", more=True))
    words = ("beta:threads", "list", "--max-items")
    assert run(*words, "1", "--format", "jsonl").out == '{"id": "a"}\n'
    assert len(api.requests) == 1
    assert run(*words, "0").out == "[]\n"


def test_a_list_that_fails_is_not_an_empty_one(run: Any, api: Any) -> None:
    api.answer(page("a", more=True))
    api.answer({"error": {"message": "gone"}}, status=404)
    words = ("beta:threads", "list", "--format", "json")
    broken_off = run(*words)
    assert (broken_off.code, broken_off.json) == (1, [{"id": "a"}])
    failed = run(*words)
    assert (failed.code, failed.out) == (1, "")


def test_formats_of_a_list(run: Any, api: Any) -> None:
    api.answer(page("a", "b", more=False))
    words = ("beta:threads", "list", "--format")
    assert run(*words, "yaml").out == "- id: a\n- id: b\n"
    assert run(*words, "pretty").out == '{\n  "id": "a"\n}\n{\n  "id": "b"\n}\n'
    assert json.loads(run(*words, "raw").out) == page("a", "b", more=False)
    assert run(*words, "jsonl", "--transform", "id", "-r").out == "a\nb\n"


def test_a_stream_prints_each_event_on_a_line(run: Any, api: Any) -> None:
    api.answer(EVENTS, type="text/event-stream")
    lines = run(*STREAM).out.splitlines()
    assert [json.loads(line)["event"] for line in lines] == [
        "thread.run.created",
        "thread.run.completed",
    ]
    assert api.last.json["stream"] is True
    assert api.last.headers["accept"] == "text/event-stream"
    assert len(run(*STREAM, "--max-items", "1").out.splitlines()) == 1
    assert len(run(*STREAM, "--format", "json").json) == 2
    assert run(*STREAM, "--format", "raw").data == EVENTS


def test_an_error_in_a_stream(run: Any, api: Any) -> None:
    data = b'data: {"a": 1}\n\nevent: error\ndata: {"message": "too long"}\n\n'
    api.answer(data, type="text/event-stream")
    ran = run(*STREAM, "--format", "json")
    assert (ran.code, len(ran.json)) == (1, 1)
    assert "Error: too long" in ran.err


def test_text_and_nothing(run: Any, api: Any) -> None:
    api.answer(b"one\n\x1b[2Jtwo", type="text/plain")
    words = ("files", "transcript", "f")
    assert run(*words).out == "one\n\x1b[2Jtwo\n"
    assert run(*words, terminal=True).out == "one\n\\u001b[2Jtwo\n"
    assert run(*words, "--format", "json").json == "one\n\x1b[2Jtwo"
    ran = run("ping")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_bytes_go_to_a_file_or_a_pipe_but_not_to_a_terminal(
    run: Any, api: Any, tmp_path: Path
) -> None:
    api.answer(b"\x00\xff", type="application/octet-stream")
    words = ("files", "content", "f")
    refused = run(*words, terminal=True)
    assert (refused.code, refused.out) == (2, "")
    assert "--output" in refused.err
    assert not api.requests
    assert run(*words).data == b"\x00\xff"
    assert run(*words, "-o", "-").data == b"\x00\xff"
    assert run(*words, "-o", "f.bin", terminal=True).out == ""
    assert (tmp_path / "f.bin").read_bytes() == b"\x00\xff"
    ran = run(*words, "--output", "no/where.bin")
    assert (ran.code, "--output: can't write 'no/where.bin'" in ran.err) == (2, True)


def test_what_turns_out_to_be_bytes_goes_to_no_terminal(run: Any, api: Any) -> None:
    words = ("beta:threads", "retrieve", "t", "--format", "raw")
    api.answer(b"\x00\xff")
    assert run(*words).data == b"\x00\xff"
    ran = run(*words, terminal=True)
    assert (ran.code, ran.data) == (2, b"")
    assert "the answer is binary: give --output FILE" in ran.err


def test_a_failed_download_leaves_no_file(run: Any, api: Any, tmp_path: Path) -> None:
    api.answer({"error": {"message": "gone"}}, status=404)
    (tmp_path / "f.bin").write_bytes(b"before")
    assert run("files", "content", "f", "-o", "f.bin").code == 1
    assert (tmp_path / "f.bin").read_bytes() == b"before"
    assert not list(tmp_path.glob("*.part"))


def test_json_may_go_to_a_file_too(run: Any, api: Any, tmp_path: Path) -> None:
    api.answer(THREAD)
    run("beta:threads", "retrieve", "t", "-o", "t.json", terminal=True)
    assert json.loads((tmp_path / "t.json").read_text("utf-8")) == THREAD


def test_an_error_of_the_api(run: Any, api: Any) -> None:
    body = {"error": {"message": "no such thread", "code": "missing"}}
    api.answer(body, status=404)
    words = ("beta:threads", "retrieve", "t")
    ran = run(*words)
    first, rest = ran.err.split("\n", 1)
    assert (ran.code, ran.out) == (1, "")
    assert first == "Error: 404 Not Found: no such thread (request req_1)"
    assert json.loads(rest) == body
    assert json.loads(run(*words, "--format-error", "json").err) == body
    assert run(*words, "--format-error", "raw").err == json.dumps(body)
    code = ("--format-error", "jsonl", "--transform-error", "error.code")
    assert run(*words, *code).err == '"missing"\n'


def test_an_answer_that_is_no_json(run: Any, api: Any) -> None:
    api.answer(b"<html>", type="text/html")
    ran = run("beta:threads", "retrieve", "t")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "Error: The answer is not JSON: '<html>'\n`--format raw` prints it as it is.\n"
    )


def test_an_error_in_text_is_shown_once(run: Any, api: Any) -> None:
    words = ("beta:threads", "retrieve", "t")
    api.answer(b"no route\n", status=404, type="text/plain")
    assert run(*words).err == "Error: 404 Not Found: no route (request req_1)\n"
    raw = run(*words, "--format-error", "raw")
    assert raw.err == "no route\n"
    api.answers.clear()
    api.answer(b"<html>\n<p>Oh</p>\n</html>", status=404, type="text/html")
    told, page = run(*words).err.split("\n", 1)
    assert told == "Error: 404 Not Found (request req_1)"
    assert page == "<html>\n<p>Oh</p>\n</html>\n"


def test_an_api_out_of_reach(run: Any) -> None:
    ran = run("ping", "--base-url", "http://127.0.0.1:9", "--max-retries", "0")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Error: The API can't be reached")


def test_retries(run: Any, api: Any) -> None:
    api.answer({}, status=503)
    api.answer(THREAD)
    assert run("beta:threads", "retrieve", "t", "--max-retries", "0").code == 1
    api.answers.insert(0, api.answers[0]._replace(status=500))
    assert run("beta:threads", "retrieve", "t", "--max-retries", "1").code == 0


def test_debug_shows_the_exchange_without_secrets(run: Any, api: Any) -> None:
    api.answer(THREAD)
    ran = run("beta:threads", "create", "--metadata.k", "sk-secret", "--debug")
    assert "> POST " in ran.err
    assert "Bearer $SAMPLE_API_KEY" in ran.err
    assert "< 200 OK" in ran.err
    assert '"th_1"' in ran.err
    assert "sk-secret" not in ran.err
    assert ran.json == THREAD


def test_debug_hides_a_password(run: Any) -> None:
    words = ("files", "label", "f", "--body", "x", "--login", "me:pass", "--debug")
    ran = run(*words)
    assert "authorization: basic ***" in ran.err.lower()
    assert "me:pass" not in ran.err
    assert "bWU6cGFzcw" not in ran.err


def test_debug_hides_tokens_that_are_fetched(
    api: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from specloom.runtime.cli.debug import watched

    api.answer({"access_token": "s3cret", "id_token": "s3cret", "expires_in": 60})
    with watched({}, frozenset(), frozenset()) as client:
        assert "s3cret" in client.post(api.url).text
    shown = capsys.readouterr().err
    assert "s3cret" not in shown
    assert '< {"access_token": "***", "id_token": "***", "expires_in": 60}' in shown


def test_debug_hides_a_short_secret_in_its_header_alone(run: Any) -> None:
    ran = run("beta:threads", "retrieve", "t", "--api-key", "k", "--debug")
    assert "authorization: bearer ***" in ran.err.lower()
    assert "keep-alive" in ran.err


def test_debug_hides_a_key_in_the_query(run: Any) -> None:
    words = ("files", "label", "f", "--body", "x", "--debug", "--admin-key")
    assert "/labels?key=***" in run(*words, "k").err
    assert "a-long-one" not in run(*words, "a-long-one").err


def test_a_stream_that_is_asked_for_needs_no_description(
    run: Any, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cli_sample.commands import beta_threads_runs as module

    silent = [
        one._replace(flags=tuple(f._replace(streams=False) for f in one.flags))
        for one in module.COMMANDS
    ]
    monkeypatch.setattr(module, "COMMANDS", tuple(silent))
    api.answer(EVENTS, type="text/event-stream")
    assert run(*STREAM).out == '{"id": "run_1"}\n' * 2
    ran = run(*STREAM[:-1])
    assert (ran.code, ran.out) == (1, "")
    api.answers = []
    api.answer(THREAD)
    assert run(*STREAM).json == THREAD


def test_so_many_items_of_a_list_that_comes_at_once(run: Any, api: Any) -> None:
    api.answer({"object": "list", "data": [{"n": 1}, {"n": 2}, {"n": 3}]})
    words = ("beta:threads", "retrieve", "t", "--max-items", "2")
    assert run(*words).json == {"object": "list", "data": [{"n": 1}, {"n": 2}]}
    assert run(*words, "--transform", "data[].n").json == [1, 2]
    api.answers = []
    api.answer([1, 2, 3])
    assert run(*words).json == [1, 2]
    api.answers = []
    api.answer({"id": "t", "data": [1, 2, 3]})
    assert run(*words).json["data"] == [1, 2, 3]
