"""Each folder of `cases` is a description and the problems that reading it gives.

`UPDATE_CASES=1 pytest tests/read/test_cases.py` writes what is expected anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from specloom.problems import Problem, SpecloomError
from specloom.read import read

CASES = Path(__file__).parent / "cases"


def problems_of(case: Path) -> list[Problem]:
    """Return everything that reading a description and following its references gives."""
    (entry,) = case.glob("description.*")
    try:
        description = read(entry.name)
    except SpecloomError as stopped:
        return list(stopped.problems)
    return [*description.warnings, *description.unresolved()]


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_problems_are_as_expected(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    found = "".join(f"{problem}\n" for problem in problems_of(case))
    expected = case / "problems.txt"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
