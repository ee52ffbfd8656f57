"""What is given whole, by a flag or piped, against what is known of it."""

from __future__ import annotations

from typing import Any

import pytest

CREATE = ("beta:threads", "create")
RUN = ("beta:threads:runs", "create", "t", "--assistant-id", "a")


@pytest.mark.parametrize(
    ("piped", "said"),
    [
        ("messages: hi", "messages wants a list, not 'hi' (from standard input)"),
        ("messages: [{role: user}, 2]", "messages wants a list, not [{"),
        (
            "messages: [{role: usr}]",
            "messages.role wants user or assistant, not 'usr' (from standard input);"
            " did you mean user?",
        ),
        ("messages: [{hidden: 1}]", "messages.hidden wants true or false, not 1"),
        ("metadata: [a]", 'metadata wants a mapping or null, not ["a"]'),
        ("mesages: []", "'mesages' (from standard input); did you mean messages?"),
    ],
)
def test_piped_data_of_another_kind(run: Any, api: Any, piped: str, said: str) -> None:
    ran = run(*CREATE, piped=piped)
    assert (ran.code, api.requests) == (2, [])
    assert said in ran.err


@pytest.mark.parametrize(
    ("piped", "said"),
    [
        ("temperature: hot", "temperature wants a number or null, not 'hot'"),
        ("temperature: '1'", "temperature wants a number or null, not '1'"),
        ("instructions: 1", "instructions wants text or null, not 1"),
        ("stream: 'yes'", "stream wants true or false or null, not 'yes'"),
    ],
)
def test_piped_scalars_of_another_kind(
    run: Any, api: Any, piped: str, said: str
) -> None:
    ran = run(*RUN, piped=piped)
    assert (ran.code, api.requests) == (2, [])
    assert said in ran.err


@pytest.mark.parametrize(
    "piped", ["temperature: null", "tool_choice: none", "stop: [a]", "temperature: 1"]
)
def test_what_is_of_its_kind_is_sent(run: Any, api: Any, piped: str) -> None:
    ran = run(*RUN, piped=piped)
    assert (ran.code, ran.err) == (0, "")


def test_a_flag_with_a_whole_object_is_as_strict(run: Any, api: Any) -> None:
    ran = run(*CREATE, "--message", "{role: usr}")
    assert (ran.code, api.requests) == (2, [])
    assert "--message.role wants user or assistant, not 'usr'" in ran.err


def test_a_field_that_looks_like_another_is_told_and_sent(run: Any, api: Any) -> None:
    note = "messages has no field 'rol'%s; did you mean role?\n"
    ran = run(*CREATE, "--message", "[{rol: user}]")
    assert (ran.code, ran.err) == (0, "Note: --" + note.replace("ages", "age") % "")
    ran = run(*CREATE, piped="messages: [{rol: user, new_field: 1}]")
    assert (ran.code, ran.err) == (0, "Note: " + note % " (from standard input)")
    assert api.last.json == {"messages": [{"rol": "user", "new_field": 1}]}
    assert run(*CREATE, "-q", piped="messages: [{rol: user}]").err == ""


def test_a_file_is_read_before_it_is_judged(run: Any, api: Any, tmp_path: Any) -> None:
    (tmp_path / "role").write_text("user")
    assert run(*CREATE, piped="messages: [{role: '@role'}]").code == 0
    assert api.last.json == {"messages": [{"role": "user"}]}
