"""Lines broken between words, beside what the standard library makes of them."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from specloom.wrapping import wrapped

WORDS = st.text("abc-.\u00e9", min_size=1, max_size=9) | st.just("x" * 60)
LINES = st.lists(WORDS, min_size=10, max_size=40).map(" ".join)
TEXTS = LINES | st.text("ab -\n\t\u2028\u3000", max_size=90)


@given(TEXTS, st.integers(1, 50), st.sampled_from(["", "  ", "* "]), st.integers(0, 8))
def test_it_breaks_where_textwrap_does(
    text: str, width: int, first: str, hang: int
) -> None:
    below = " " * hang
    assert wrapped(text, width, first=first, below=below) == textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )


def test_lines_are_filled_and_long_words_stay_whole() -> None:
    text = "one two three four-and-twenty x"
    assert wrapped(text, 9, first="- ", below="  ") == [
        "- one two",
        "  three",
        "  four-and-twenty",
        "  x",
    ]
