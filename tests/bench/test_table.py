from __future__ import annotations

import json

from bench.peers.table import Cell, markdown
from bench.peers.trial import Product, Run

MB = 1_000_000
TITLE = "Acme (1.0 MB, 3 operations)"


def _cell(tool: str, *runs: Run, product: Product | None = None) -> Cell:
    return Cell(tool, "Acme", "client", 3, list(runs), product)


OURS = _cell(
    "specloom",
    Run(2.0, 50 * MB),
    Run(9.0, 70 * MB),
    Run(2.2, 60 * MB),
    product=Product(3, 0.2, 0.1, type_errors=0),
)
THEIRS = _cell("peer", Run(6.6, 90 * MB), product=Product(2, broken="No `module`"))
LOST = _cell("other", Run(1.0, 5 * MB, failure="ValueError: x"))


def test_medians_ratios_and_the_largest_peak_are_told_at_a_glance() -> None:
    text = markdown([OURS, THEIRS, LOST], [("specloom", "1"), ("peer", "2")], [TITLE])
    assert f"|  | {TITLE} |\n| --- | ---: |\n" in text
    assert "| specloom 1, client | 2.2 s, 70 MB |" in text
    assert "| peer 2, client | 6.6 s (3.0x), 90 MB |" in text


def test_a_description_shows_what_came_out() -> None:
    text = markdown([OURS, THEIRS, LOST], [], [TITLE])
    assert "| specloom | 2.2 s |  | 70 MB | 3 of 3 | 0.20 s | 2.0x | 0 errors |" in text
    assert "| peer | 6.6 s | 3.0x | 90 MB | 2 of 3 | fails | - | - |" in text
    assert "| other | fails after 1.0 s |  | 5 MB | none | - | - | - |" in text


def test_what_failed_is_told_with_its_reason() -> None:
    text = markdown([OURS, THEIRS, LOST], [], [TITLE])
    assert "- peer, Acme: does not import: `No 'module'`" in text
    assert "- other, Acme: generates nothing: `ValueError: x`" in text


def test_types_have_a_column_only_when_they_were_looked_at() -> None:
    untyped = _cell("specloom", Run(2.0, MB), product=Product(3, 0.2, 0.1))
    assert "mypy" not in markdown([untyped], [], [TITLE])


def test_nothing_is_measured_by_a_specloom_that_failed() -> None:
    lost = _cell("specloom", Run(1.0, MB, failure="no"))
    text = markdown([lost, THEIRS], [("specloom", "1"), ("peer", "2")], [TITLE])
    assert "| specloom 1, client | fails |" in text
    assert "| peer 2, client | 6.6 s, 90 MB |" in text


def test_data_is_json() -> None:
    data = json.loads(json.dumps(OURS.as_data()))
    assert data["seconds"] == 2.2
    assert data["peak"] == 70 * MB
    assert [run["seconds"] for run in data["runs"]] == [2.0, 9.0, 2.2]
