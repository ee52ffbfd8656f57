"""What is sent: every way to say a parameter, and that they say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

THREAD = {
    "messages": [
        {"role": "user", "content": "hi"},
        {"role": "assistant", "content": [{"type": "text", "text": "yo"}]},
    ],
    "metadata": {"a": "1"},
    "tool_resources": {"code_interpreter": {"file_ids": ["x"]}},
}
FLAGS = (
    *("--metadata", "{a: '1'}"),
    *("--message", "{content: hi, role: user}"),
    *("--message", '{"role":"assistant","content":[{"type":"text","text":"yo"}]}'),
    *("--tool-resources", "{code_interpreter: {file_ids: [x]}}"),
)
INNER = (
    *("--message.content", "hi", "--message.role", "user"),
    *("--message.role", "assistant", "--message.content", "[{text: yo, type: text}]"),
    *("--tool-resources.code-interpreter", "{file_ids: [x]}"),
    *("--metadata.a", "1"),
)
YAML = """
metadata: {a: '1'}
tool_resources: {code_interpreter: {file_ids: [x]}}
messages:
  - content: hi
    role: user
  - role: assistant
    content:
      - {type: text, text: yo}
"""


def test_three_forms_give_the_same_bytes(run: Any, api: Any) -> None:
    run("beta:threads", "create", *FLAGS)
    run("beta:threads", "create", *INNER)
    run("beta:threads", "create", piped=YAML)
    first, second, third = (request.body for request in api.requests)
    assert api.last.json == THREAD
    assert first == second == third


def test_a_whole_list_and_single_items_add_up(run: Any, api: Any) -> None:
    listed = "[{role: user, content: a}, {role: user, content: b}]"
    one = "{role: user, content: c}"
    run("beta:threads", "create", "--message", listed, "--message", one)
    assert [m["content"] for m in api.last.json["messages"]] == ["a", "b", "c"]


def test_setting_a_field_again_starts_the_next_item(run: Any, api: Any) -> None:
    words = ("--message.hidden", "--message.content", "a", "--message.content", "b")
    run("beta:threads", "create", *words)
    messages = [{"content": "a", "hidden": True}, {"content": "b"}]
    assert api.last.json == {"messages": messages}


def test_the_singular_of_an_array_field_is_understood(run: Any, api: Any) -> None:
    run("beta:threads", "create", "--message.attachment", "{file_id: x}")
    assert api.last.json == {"messages": [{"attachments": [{"file_id": "x"}]}]}


def test_an_objects_array_field_is_repeatable(run: Any, api: Any) -> None:
    labels = ("--tool-resources.label", "a", "--tool-resources.labels", "[b, c]")
    run("beta:threads", "create", *labels)
    assert api.last.json == {"tool_resources": {"labels": ["a", "b", "c"]}}


def test_flags_win_over_piped_data(run: Any, api: Any) -> None:
    piped = "{thread_id: piped, assistant_id: asst, temperature: 1}"
    run("beta:threads:runs", "create", "t", "--temperature", "0.5", piped=piped)
    assert api.last.path == "/v1/threads/t/runs"
    assert api.last.json == {"assistant_id": "asst", "temperature": 0.5}


def test_path_parameters_by_position_and_by_flag(run: Any, api: Any) -> None:
    run("beta:threads:runs", "step", "t", "r")
    run("beta:threads:runs", "step", "r", "--thread-id", "t")
    run("beta:threads:runs", "step", "--run-id=r", "--", "t")
    paths = {request.path for request in api.requests}
    assert len(api.requests) == 3
    assert paths == {"/v1/threads/t/runs/r"}


def test_query_header_and_constants(run: Any, api: Any) -> None:
    words = ("--limit", "5", "--tag", "a", "--tag", "[b, 1]", "--trace", "x")
    run("beta:threads", "list", *words)
    assert (
        api.last.path
        == "/v1/threads?limit=5&tags%5B%5D=a&tags%5B%5D=b&tags%5B%5D=1&v=2"
    )
    assert api.last.headers["x-trace"] == "x"


def test_a_bracketed_name_is_piped_without_its_brackets(run: Any, api: Any) -> None:
    run("beta:threads", "list", piped="tags: [a]")
    assert "tags%5B%5D=a" in api.last.path


RUN = ("beta:threads:runs", "create", "t", "--assistant-id", "a")


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        (("--instructions", "null"), {"instructions": None}),
        (("--instructions", "- a\nb: c"), {"instructions": "- a\nb: c"}),
        (("--instructions", "-----BEGIN"), {"instructions": "-----BEGIN"}),
        (("--instructions=--stream",), {"instructions": "--stream"}),
        (("--instructions", "5"), {"instructions": "5"}),
        (("--temperature", "2"), {"temperature": 2}),
        (("--temperature", "-1.5e1"), {"temperature": -15.0}),
        (("--temperature", "null"), {"temperature": None}),
        (("--stream=false",), {"stream": False}),
        (("--stream=null",), {"stream": None}),
        (("--tool-choice", "auto"), {"tool_choice": "auto"}),
        (("--tool-choice", "null"), {"tool_choice": None}),
        (
            ("--tool-choice.type", "function"),
            {"tool_choice": {"type": "function"}},
        ),
        (
            ("--tool-choice", "{function: {name: f}, type: function}"),
            {"tool_choice": {"type": "function", "function": {"name": "f"}}},
        ),
        (("--stop", "[a, b]"), {"stop": ["a", "b"]}),
        (("--stop", "a", "--stop", "b"), {"stop": ["a", "b"]}),
        (("--stop", "[a, b]", "--stop", "c"), {"stop": ["a", "b", "c"]}),
        (("--tool-choice", "none", "--tool-choice", "auto"), {"tool_choice": "auto"}),
        (("--stop", "a: b"), {"stop": "a: b"}),
        (("--stop", " x "), {"stop": " x "}),
        (("--stop", "3"), {"stop": "3"}),
        (("--stop", '"\\n"'), {"stop": "\n"}),
        (("--stop", "'[a]'"), {"stop": "[a]"}),
        (("--stop", '"a" or "b"'), {"stop": '"a" or "b"'}),
        (("--stop", "'"), {"stop": "'"}),
    ],
)
def test_values(run: Any, api: Any, words: tuple[str, ...], sent: Any) -> None:
    ran = run(*RUN, *words)
    assert ran.code == 0, ran.err
    assert api.last.json == {"assistant_id": "a", **sent}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--temperature", "hot"), "--temperature wants a number or null, not 'hot'"),
        (("--stream=maybe",), "--stream wants true or false or null, not 'maybe'"),
        (("--stream", "false"), "did you mean --stream=false?"),
        (("--tool-choice", "aut"), "--tool-choice wants none or auto or a mapping"),
        (("--tool-choice", "{a: [}"), "--tool-choice: no valid YAML or JSON at line 1"),
        (("--temprature", "1"), "no flag --temprature; did you mean --temperature?"),
        (("--assistant_id", "1"), "did you mean --assistant-id?"),
        (("--tool-choice.typ", "x"), "did you mean --tool-choice.type?"),
        (("--stop",), "--stop wants a value"),
        (("--instructions", "@none.txt"), "--instructions: can't read 'none.txt'"),
        (("u",), "unexpected argument 'u'"),
    ],
)
def test_mistakes(run: Any, api: Any, words: tuple[str, ...], said: str) -> None:
    ran = run(*RUN, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not api.requests


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("beta:threads:runs", "create"), "missing --thread-id, --assistant-id"),
        (("beta:threads", "retrieve", ""), "--thread-id must not be empty"),
        (("beta:threads", "retrieve", ".."), "--thread-id must not be"),
        (("beta:threads", "list", "--order", "ascc"), "did you mean asc?"),
        (("beta:threads", "list", "--limit", "1.5"), "wants a whole number"),
        (
            ("beta:thread", "list"),
            "no resource 'beta:thread'; did you mean beta:threads?",
        ),
        (("beta.threads", "list"), "did you mean beta:threads?"),
        (("beta:threads", "lst"), "no command 'lst'; did you mean list?"),
        (("beta:threads", "runs"), "did you mean beta:threads:runs?"),
        (("--formt", "json", "ping"), "--format"),
        (("--format", "xml", "ping"), "--format wants auto, json"),
        (("ping", "--max-retries", "x"), "--max-retries"),
        (("ping", "--base-url", "nowhere"), "--base-url must be an http://"),
        (("ping", "--base-url", "http://[::1"), "--base-url"),
        (("beta:threads", "list", "--transform", "a["), "--transform: 'a[' is no"),
        (
            ("beta:threads", "list", "--format", "raw", "--max-items", "1"),
            "--max-items",
        ),
    ],
)
def test_more_mistakes(run: Any, api: Any, words: tuple[str, ...], said: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert not api.requests


@pytest.mark.parametrize(
    ("piped", "said"),
    [
        ("[1]", "a YAML or JSON mapping of parameters is wanted"),
        ("a: [", "standard input: no valid YAML or JSON"),
        (b"\xff\xfe\x00", "no UTF-8 text"),
        ("mesages: []", "no parameter 'mesages' (from standard input); did you mean"),
        ("messages: &a [*a]", "too big a value, or one that holds itself"),
        ("metadata: {a: .inf}", "can't be sent as JSON"),
    ],
)
def test_mistakes_in_piped_data(run: Any, piped: Any, said: str) -> None:
    ran = run("beta:threads", "create", piped=piped)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_global_flags_before_and_after_the_command(run: Any, api: Any) -> None:
    run("--api-key", "before", "ping")
    run("--api-key", "one", "beta:threads", "--api-key", "two", "retrieve", "t")
    run("--api-key=one", "beta:threads", "retrieve", "t", "--api-key", "My API Key")
    keys = [request.headers.get("authorization") for request in api.requests]
    assert keys == [None, "Bearer two", "Bearer My API Key"]


def test_an_empty_or_missing_credential_is_named(
    run: Any, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = run("beta:threads", "create", "--api-key", "")
    monkeypatch.delenv("SAMPLE_API_KEY")
    absent = run("beta:threads", "create")
    either = run("files", "label", "f", "--body", "x")
    assert {empty.code, absent.code, either.code} == {2}
    assert "--api-key is empty" in empty.err
    assert "--api-key, or set $SAMPLE_API_KEY" in absent.err
    assert "--admin-key" in either.err
    assert "--login" in either.err
    assert not api.requests


def test_a_user_name_wants_a_password(
    run: Any, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("files", "label", "f", "--body", "x")
    flag = run(*words, "--login", "me")
    monkeypatch.setenv("SAMPLE_LOGIN", "me")
    env = run(*words)
    other = run("ping")
    assert (flag.code, env.code, other.code) == (2, 2, 0)
    assert "--login wants USER:PASSWORD: there is no ':' in it" in flag.err
    assert "$SAMPLE_LOGIN wants USER:PASSWORD" in env.err
    assert "--login USER:PASSWORD" in run("--help").out


def test_files_in_values(run: Any, api: Any, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("- hello\n")
    (tmp_path / "data.bin").write_bytes(b"\x00\xff")
    message = '{role: user, content: "@text.txt"}'
    run("beta:threads", "create", "--message", message, "--metadata.b", "@data.bin")
    assert api.last.json["messages"][0]["content"] == "- hello\n"
    assert api.last.json["metadata"] == {"b": "AP8="}
    run("beta:threads", "create", "--metadata.a", "@data://text.txt")
    assert api.last.json["metadata"] == {"a": "LSBoZWxsbwo="}
    piped = 'messages: [{content: "\\\\@y"}]'
    run("beta:threads", "create", "--metadata.a", "\\@x", piped=piped)
    assert api.last.json == {"messages": [{"content": "@y"}], "metadata": {"a": "@x"}}
    run(
        "beta:threads",
        "create",
        piped=f'metadata: {{a: "@file://{tmp_path}/text.txt"}}',
    )
    assert api.last.json["metadata"] == {"a": "- hello\n"}
    ran = run("beta:threads", "create", "--metadata.a", "@file://data.bin")
    assert (ran.code, "no UTF-8 text" in ran.err) == (2, True)


def test_a_value_may_come_from_standard_input(run: Any, api: Any) -> None:
    words = (
        "beta:threads",
        "create",
        "--metadata.a",
        "@-",
        "--metadata.b",
        "@data://-",
    )
    run(*words, piped="- hello\n")
    assert api.last.json == {"metadata": {"a": "- hello\n", "b": "LSBoZWxsbwo="}}
    run("beta:threads", "create", "--message", "@-", piped="- {role: user}")
    assert api.last.json == {"messages": [{"role": "user"}]}
    run("beta:threads", "create", "--message", "@-", piped="{role: user}")
    assert api.last.json == {"messages": [{"role": "user"}]}
    run("files", "replace", "f", "--body", "@-", piped=b"\xff")
    assert api.last.body == b"\xff"
    within = run("beta:threads", "create", "--message", '{content: "@-"}', piped="a: b")
    piped = run("beta:threads", "create", piped='metadata: {a: "@-"}')
    assert (within.code, piped.code) == (2, 2)
    assert "--message: '@-' must be all of a flag's value" in within.err
    assert "metadata: '@-' must be all of a flag's value" in piped.err


def test_a_structure_may_come_from_a_file(run: Any, api: Any, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("- {role: user, content: '@not-read'}\n")
    run("beta:threads", "create", "--message", "@m.yaml")
    assert api.last.json == {"messages": [{"role": "user", "content": "@not-read"}]}


def test_uploads(run: Any, api: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\x00{}")
    run("files", "create", "--file", "a.jsonl", "--purpose", "batch")
    assert b'filename="a.jsonl"' in api.last.body
    assert b"\x00{}" in api.last.body
    assert b'name="purpose"\r\n\r\nbatch' in api.last.body
    run("files", "create", "--file", "-", piped=b"from: stdin")
    assert b"from: stdin" in api.last.body
    run("files", "replace", "f", "--body", "@a.jsonl")
    assert (api.last.method, api.last.body) == ("PUT", b"\x00{}")
    run("files", "replace", "f", "--body=-", piped=b"\xff")
    assert api.last.body == b"\xff"
    ran = run("files", "create", "--file", "missing")
    assert (ran.code, "--file: can't read 'missing'" in ran.err) == (2, True)


def test_a_structure_has_a_field_that_is_known(run: Any, api: Any) -> None:
    """Brackets are no proof: JSON may be sent as text."""
    known = '[{"type": "text", "new": 1}]'
    for text in (known, '[{"new": 1}]', "- type: text\n  new: 1"):
        run("beta:threads", "create", "--message.content", text)
    assert [request.json["messages"][0]["content"] for request in api.requests] == [
        [{"type": "text", "new": 1}],
        '[{"new": 1}]',
        "- type: text\n  new: 1",
    ]


def test_a_whole_body(run: Any, api: Any) -> None:
    words = ("files", "label", "f", "--admin-key", "k/k")
    run(*words, "--body", "a", "--body", "[b]")
    run(*words, piped="[a, b]")
    run(*words, piped="body: [a, b]")
    assert [request.json for request in api.requests] == [["a", "b"]] * 3
    assert api.last.path == "/v1/files/f/labels?key=k%2Fk"


@pytest.mark.parametrize(
    "text", ["# A title\n", "Title: one\n", "1.50", "a: [\n", "@here", "[a, b]\n"]
)
def test_a_body_of_text_is_piped_as_it_is(run: Any, api: Any, text: str) -> None:
    assert run("files", "note", "f", piped=text).code == 0
    assert api.last.body == text.encode()
    assert run("files", "note", piped="{file_id: f, body: x}").code == 0
    assert (api.last.path, api.last.body) == ("/v1/files/f/note", b"x")


def test_an_inner_flag_sets_a_field_of_a_piped_object(run: Any, api: Any) -> None:
    piped = "{metadata: {a: x, b: y}, tool_resources: {labels: [a]}}"
    words = ("--metadata.b", "z", "--tool-resources", "{labels: []}")
    run("beta:threads", "create", *words, piped=piped)
    assert api.last.json == {
        "metadata": {"a": "x", "b": "z"},
        "tool_resources": {"labels": []},
    }


def test_keys_become_texts(run: Any, api: Any) -> None:
    run("beta:threads", "create", "--metadata", "{2: a, true: b, ~: c, 2.5: d}")
    expected = {"2": "a", "true": "b", "null": "c", "2.5": "d"}
    assert api.last.json == {"metadata": expected}


@pytest.mark.parametrize(
    "words",
    [
        ("beta:threads", "list", "--trace", "--dry-run"),
        ("beta:threads", "list", "--trace", "-r"),
        ("beta:threads", "list", "--trace", "--limit"),
        ("beta:threads", "create", "--metadata.a", "--message.role"),
        ("beta:threads", "list", "--transform", "--debug"),
        ("--transform", "--debug", "beta:threads", "list"),
        ("beta:threads", "--transform", "--debug", "list"),
    ],
)
def test_a_flag_is_no_value_of_the_flag_before_it(
    run: Any, api: Any, words: tuple[str, ...]
) -> None:
    ran = run(*words)
    flag = next(word for word in words if word.startswith("-"))
    named = words[words.index(flag) + 1]
    assert ran.code == 2
    said = f"Error: {flag} wants a value (for this text write {flag}={named})"
    assert ran.err.startswith(said)
    assert not api.requests


def test_a_value_may_look_like_a_flag(run: Any, api: Any) -> None:
    run("beta:threads", "create", "--metadata.a", "-----BEGIN KEY")
    run("beta:threads", "create", "--metadata.a=--dry-run")
    run("beta:threads", "create", "--metadata.a", "--metadatum")
    texts = [request.json["metadata"]["a"] for request in api.requests]
    assert texts == ["-----BEGIN KEY", "--dry-run", "--metadatum"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("beta", "threads", "create"), "did you mean beta:threads?"),
        (("beta", "nope"), "below it are beta:threads, beta:threads:runs"),
        (("beta:threads:runs", "watch"), "has no command 'watch'; it has create, step"),
        (("ping", "--timeout", "abc"), "--timeout wants a number above 0, not 'abc'"),
        (("ping", "--timeout", "nan"), "--timeout wants a number above 0, not 'nan'"),
        (("--max-items", "-1", "ping"), "--max-items wants a whole number from 0, not"),
        (("beta:threads", "retrieve", ".."), "--thread-id must not be '.' or '..'"),
        (("beta:threads", "retrieve", "a%2f.."), "--thread-id must not be '.' or '..'"),
        (
            ("beta:threads", "retrieve", "t1", "--thread-id", "t2"),
            "thread_id is given twice: by its place and as --thread-id",
        ),
    ],
)
def test_mistakes_are_told_with_what_would_do(
    run: Any, api: Any, words: tuple[str, ...], said: str
) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not api.requests


STOP = ("beta:threads:runs", "create", "t", "--assistant-id", "a", "--stop")


@pytest.mark.parametrize(
    "text", ["[{a: 1}", '["a" "b"]', '["a", "b"', "{a: [}", "{'a': 1, 'b}"]
)
def test_a_broken_list_is_no_text(run: Any, api: Any, text: str) -> None:
    ran = run(*STOP, text)
    assert (ran.code, len(api.requests)) == (2, 0)
    assert ran.err.startswith("Error: --stop: no valid YAML or JSON")
    assert "@file://PATH" in ran.err


@pytest.mark.parametrize("text", ["[draft] x", "{name}, hi", "[a] [b]", "[sic", "{"])
def test_text_may_begin_with_a_bracket(run: Any, api: Any, text: str) -> None:
    run(*STOP, text)
    assert api.last.json["stop"] == text


@pytest.mark.parametrize(
    ("said", "text"),
    [("\\@x", "@x"), ("\\\\@x", "\\@x"), ("\\\\\\@x", "\\\\@x"), ("\\x", "\\x")],
)
def test_any_text_can_be_said(run: Any, api: Any, said: str, text: str) -> None:
    create, whole = ("beta:threads", "create"), f"{{a: '{said}'}}"
    for words, piped in (
        (("--metadata.a", said), ""),
        (("--metadata", whole), ""),
        ((), f"metadata: {whole}"),
    ):
        assert run(*create, *words, piped=piped).code == 0
        assert api.last.json == {"metadata": {"a": text}}
