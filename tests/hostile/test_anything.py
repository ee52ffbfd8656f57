"""Any text at all, in any place: what comes out is Python, and says nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.problems import DescriptionError

from .described import described, harmless, places
from .payloads import PAYLOADS
from .woven import calls, told, weave

PLACES = {version: places(version) for version in ("3.0.3", "3.1.0")}
# Characters that end something somewhere, more often than others.
PIECES = st.sampled_from(
    [
        *(
            "'",
            '"',
            "'''",
            '"""',
            "\\",
            "{",
            "}",
            "{{",
            "$",
            "`",
            "#",
            "\0",
            "\r",
            "\n",
        ),
        *("\u2028", "\u2029", "\x85", "\x0b", "\f", "\x1c", "\ufeff", "\u202e", "\t"),
        *("<!--", "]]>", "</", "%", "[", "](", "..", "/", ":", "&", "*", "!", "-", "~"),
        *("\\N{", "\\u", "\\x", "\\U0", "\ud800", "\udfff", "\U0001f600", "None", " "),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES | st.text(max_size=3), max_size=8).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=20),
    st.sampled_from([*PAYLOADS.values()]),
)


@pytest.fixture(scope="module")
def harmless_calls(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("harmless")
    found: set[str] = set()
    for version in PLACES:
        found |= calls(weave("harmless", described(harmless, version), folder))
    return found


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_text_in_any_places(
    tmp_path: Path, harmless_calls: set[str], data: st.DataObject
) -> None:
    version = data.draw(st.sampled_from([*PLACES]))
    where = st.sampled_from(PLACES[version])
    said = data.draw(st.dictionaries(where, TEXTS, min_size=1, max_size=12))
    document = described(lambda place: said.get(place, place), version)
    try:
        woven = weave("any", document, tmp_path)
    except DescriptionError as refused:
        problem = refused
    else:
        assert calls(woven) <= harmless_calls
        index = woven.files["docs/search-index.js"].decode()
        assert json.loads(index.partition(" = ")[2].strip().rstrip(";"))
        return
    assert told(problem)
