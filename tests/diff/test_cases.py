"""The cases: a pair of descriptions for each rule, and all that lies between the two."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.diff import RULES, THEMES

from .described import compared, description, told

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
TABLE = Path(__file__).parents[2] / "docs/diff.md"
ROW = re.compile(r"\| `([a-z-]+)` \| (\w+) \| ([^|]*) \| ([^|]+) \|")


def case(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_case_has_the_changes_that_it_lists(path: Path, tmp_path: Path) -> None:
    said = case(path)
    sides = description(said["old"]), description(said["new"])
    report = compared(tmp_path, *sides)
    assert told(report) == said["changes"]
    assert report.bump.value == said["bump"]
    assert path.stem.partition(".")[0] in {c.rule.name for c in report.changes}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_the_same_has_no_changes(path: Path, tmp_path: Path) -> None:
    for side in ("old", "new"):
        same = description(case(path)[side])
        assert told(compared(tmp_path, same, same)) == []


def test_every_rule_has_a_case() -> None:
    assert {path.stem.partition(".")[0] for path in CASES} == set(RULES)


def test_the_docs_list_every_rule_as_it_is() -> None:
    text = TABLE.read_text(encoding="utf-8")
    rows = [
        (rule.name, rule.severity.value, ", ".join(rule.breaks), rule.about)
        for rules in THEMES.values()
        for rule in rules
    ]
    assert [tuple(map(str.strip, row)) for row in ROW.findall(text)] == rows
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert headings == list(THEMES)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_gone_stands_in_the_old_description(path: Path, tmp_path: Path) -> None:
    said = case(path)
    report = compared(tmp_path, description(said["old"]), description(said["new"]))
    for change in report.changes:
        assert change.near is not None
        assert change.near.file.endswith("new.json")
        assert change.place is not None
        assert change.place.file.endswith(f"{change.side}.json")
