"""Each folder of `cases` is a description and the problems that it has.

`UPDATE_CASES=1 pytest tests/check/test_cases.py` writes what is expected anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from specloom.check import check
from specloom.read import read

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_problems_are_as_expected(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    found = "".join(f"{problem}\n" for problem in check(read("description.yaml")))
    expected = case / "problems.txt"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
