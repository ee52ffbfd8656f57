"""Texts made from patterns match them, and no pattern can hold a run up."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.plan.patterns import compiled, matching


@pytest.mark.parametrize(
    "pattern",
    [
        "^[a-zA-Z0-9_-]{1,64}$",
        r"^\d{4}-\d{2}$",
        "^(usd|eur)$",
        "^https?://[^/]+/?$",
        "^asst_[a-z]{3,}$",
        r"^\+?[1-9]\d{1,14}$",
        "^#(?:[0-9a-f]{3}){1,2}$",
        "^$",
        r"^(([0-9]|[1-9][0-9]|25[0-5])\.){3}([0-9]|25[0-5])$",
        r"^https:\/\/[A-Za-z0-9]((\.|-+)?[A-Za-z0-9]){0,252}\/[a-z0-9](-?[a-z0-9]){2,62}$",
        r"^(?=.*[a-z])(?=.*[A-Z])(?=.*[!@#])[a-zA-Z\d!@#]{12,123}$",
        r"^(?:a\x2db|\u00e9)$",
        r"\A\w+\Z",
        "(a+)+$",
        "a|^b$",
        r"\bid\b",
        "^[^\\w]{2}$",
    ],
)
def test_a_text_that_matches(pattern: str) -> None:
    assert re.search(pattern, matching(pattern, "no match for most"))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"^[\p{Lu}\p{N}]+$", "a"),
        (r"^\p{N}$", "0"),
        ("^((?!-)[a-z-]+\\.)+(?!-)[a-z]+$", "a.a"),
        ("(^(x+)+$)|(^y$)", "x"),
    ],
)
def test_a_text_that_only_its_making_vouches_for(pattern: str, text: str) -> None:
    assert compiled(pattern) is None
    assert matching(pattern, "no match") == text


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        ("^[0-9]{12}$", 12, 12),
        (r"^[a-z0-9\-]+$", 36, 36),
        ("^(?:a|b)+-x?$", 20, 64),
        ("^([A-F]{2}|[a-z]+)$", 9, None),
        ("[A-Z]{2}", 8, None),
        ("^[A-Z]*$", 1, 3),
        ("[a-zA-Z]{2}", None, 2),
    ],
)
def test_a_text_of_a_length(pattern: str, least: int | None, most: int | None) -> None:
    made = matching(pattern, "country_id of the tests", least, most)
    assert re.search(pattern, made)
    assert (least or 0) <= len(made) <= (most or 99)


def test_the_wish_is_kept_where_it_matches() -> None:
    assert matching("^[a-z_]+$", "thread_id") == "thread_id"


@pytest.mark.parametrize(
    "pattern",
    [
        *("(a+)+$", "((a*)b*)*$", "(a|a)*$", "(?=(a+)+$)b", "(x+x+)+y"),
        *("[", "a" * 2000, r"\p{Han}", r"(a)\1", "(?i)a", "a(", "a)", "*"),
        "(" * 60 + "a" + ")" * 60,
    ],
)
def test_a_pattern_that_is_not_to_be_trusted(pattern: str) -> None:
    assert compiled(pattern) is None


@pytest.mark.parametrize(
    "pattern", ["[", r"\p{Han}", "a" * 2000, "((a{999}){999}){999}", "(?!a)a$"]
)
def test_the_wish_is_left_where_nothing_is_found(pattern: str) -> None:
    assert matching(pattern, "wish") == "wish"


def test_what_python_may_read_otherwise_one_day_is_no_matter() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert matching("^[[a||b]$", "no match") == "a"


@given(st.text("ab(|)[]*+?{}1,2^$\\.=!<:-", max_size=24), st.integers(0, 9))
def test_whatever_a_pattern_is_made_of(pattern: str, least: int) -> None:
    made = matching(pattern, "", least, 40)
    assert made == "" or len(made) >= least
    if made and compiled(pattern):
        assert re.search(pattern, made)
