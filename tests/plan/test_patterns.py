"""Texts made from patterns match them, and no pattern can hold a run up."""

from __future__ import annotations

import re

import pytest

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
    ],
)
def test_a_text_that_matches(pattern: str) -> None:
    assert re.search(pattern, matching(pattern, "no match for most"))


def test_the_wish_is_kept_where_it_matches() -> None:
    assert matching("^[a-z_]+$", "thread_id") == "thread_id"


@pytest.mark.parametrize("pattern", ["(a+)+$", "((a*)b*)*$", "[", "a" * 2000, r"\p{L}"])
def test_a_pattern_that_is_not_to_be_trusted(pattern: str) -> None:
    assert compiled(pattern) is None
    assert matching(pattern, "wish") == "wish"
