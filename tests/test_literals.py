"""A description's words in Python code: they stay words, whatever they are made of."""

from __future__ import annotations

import ast
import io
import math
import tokenize
from typing import Any

import black
import pytest
from black.mode import TargetVersion
from hypothesis import assume, example, given
from hypothesis import strategies as st

from specloom.literals import comment, docstring, literal

MODE = black.Mode(target_versions={TargetVersion.PY310})
NASTY = st.text(
    st.one_of(
        st.sampled_from("\"'\\\n\r\t\x0b\x0c\x1c\x85\u2028\u2029\u202e {}#ab`-|0."),
        st.characters(),
    ),
    max_size=60,
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | NASTY,
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(NASTY, inner),
    max_leaves=8,
)


def evaluated(code: str) -> Any:
    return eval(code, {"__builtins__": {"float": float}})


@given(PLAIN)
def test_a_literal_is_ascii_and_evaluates_to_its_value(value: object) -> None:
    code = literal(value)
    assert code.isascii()
    assert code.isprintable()
    assert evaluated(code) == value


@given(NASTY)
def test_a_string_is_quoted_as_black_quotes_it(text: str) -> None:
    code = f"x = {literal(text)}\n"
    assume(len(code) < 88)
    assert black.format_str(code, mode=MODE) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "None"),
        (True, "True"),
        (-7, "-7"),
        (0.5, "0.5"),
        (math.inf, 'float("inf")'),
        (-math.inf, 'float("-inf")'),
        (math.nan, 'float("nan")'),
        ("it's", '"it\'s"'),
        ('say "x"', "'say \"x\"'"),
        ("'\"", '"\'\\""'),
        ("a\\b\n", '"a\\\\b\\n"'),
        ("\u2028\u202e", '"\\u2028\\u202e"'),
        ("\ud800", '"\\ud800"'),
        ((1,), "(1,)"),
        ([1, ("a", None)], '[1, ("a", None)]'),
        ({"a": {"b": []}}, '{"a": {"b": []}}'),
    ],
)
def test_literals_read_well(value: object, code: str) -> None:
    assert literal(value) == code


def test_an_integer_too_long_for_decimal_source_is_hexadecimal() -> None:
    assert evaluated(literal(10**5000)) == 10**5000


def test_what_is_no_plain_value_has_no_literal() -> None:
    with pytest.raises(TypeError, match="no literal for a object"):
        literal(object())


def in_function(text: str) -> str:
    return f"def f() -> None:\n    {docstring(text)}\n"


@given(NASTY)
def test_a_docstring_holds_nothing_but_itself(text: str) -> None:
    tree = ast.parse(in_function(text))
    assert len(tree.body) == 1
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 1
    assert isinstance(ast.get_docstring(function), str)


@given(NASTY)
@example("0\n 0")
@example("Things:\n\n  * one\n    more\n  * two")
def test_a_docstring_is_laid_out_as_black_lays_it_out(text: str) -> None:
    code = in_function(text)
    assert black.format_str(code, mode=MODE) == code


def test_a_docstring_wraps_prose_and_lists_but_no_code() -> None:
    words = "word " * 30
    text = f"{words}\n\n- {words}\n\n```\n{words}\n```\n"
    lines = docstring(text).split("\n")
    code = lines[lines.index("    ```") + 1]
    assert code == f"    {words.strip()}"
    assert all(len(line) <= 88 for line in lines if line != code)
    assert sum(line.startswith("    - word") for line in lines) == 1
    assert sum(line.startswith("      word") for line in lines) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Create a thread.", '"""Create a thread."""'),
        ("", '""" """'),
        ('ends with "quotes"', '"""ends with "quotes" """'),
        ('"quotes" first', '""" "quotes" first"""'),
        ('a """ b', '"""a \\"\\"\\" b"""'),
        ("a\\", '"""a\\\\"""'),
        ("tab\u2028\x00", '"""tab\\u2028\\x00"""'),
        (
            "the user\u2019s \u201cown\u201d \u2014 naïve",
            '"""the user\'s "own" - naïve"""',
        ),
        ("one\r\ntwo\rthree", '"""one\n    two\n    three\n    """'),
    ],
)
def test_docstrings_read_well(text: str, expected: str) -> None:
    assert docstring(text) == expected


@given(NASTY)
def test_a_comment_is_one_line(text: str) -> None:
    tokens = list(
        tokenize.generate_tokens(io.StringIO(f"{comment(text)}\nx\n").readline)
    )
    assert [token.type for token in tokens[:2]] == [tokenize.COMMENT, tokenize.NL]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "# plain words"),
        ("two\nlines", "# two lines"),
        ("type: ignore", "# type : ignore"),
        ("fmt: off", "# fmt : off"),
        ("see # noqa", "# see # no qa"),
        ("-*- coding: rot13 -*-", "# -*- coding : rot13 -*-"),
        ("vim: set fileencoding=rot13", "# vim: set fileencoding =rot13"),
        ("a\u2028b\x07", "# a b\\x07"),
    ],
)
def test_comments_are_no_instructions_to_tools(text: str, expected: str) -> None:
    assert comment(text) == expected
