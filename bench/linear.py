"""How the cost of a run grows with the description, from the corpus's results.

    python -m bench.linear [results.jsonl] [--by written|described|size]

Each run pays for starting, and writes a client's runtime; the rest should grow in
proportion to what is written: twice the output, twice the seconds (of work, in one
process). Shown are the costs of equal shares of the descriptions, from the smallest to the
largest, and the slope of seconds against size, both as logarithms: 1 is linear, 2 would be
quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import linear_regression, median
from typing import Any, NamedTuple

from .corpus.corpus import default_folder

SHARES = 10
_UNITS = {
    "written": (1e6, "MB written"),
    "size": (1e6, "MB read"),
    "described": (100, "100 operations"),
}


class Point(NamedTuple):
    """A description: how large it is, in units, and what it cost beyond starting."""

    name: str
    units: float
    seconds: float


def points(lines: Sequence[str], by: str) -> tuple[list[Point], float]:
    """Return what the lines of a results file say, smallest first, and the cost of starting.

    Of a description that was tried several times the last one counts.
    """
    trials: dict[str, dict[str, Any]] = {}
    for line in lines:
        if line.endswith("}}"):  # or a kill cut it off
            trial = json.loads(line)["trial"]
            trials[trial["description"]] = trial
    done = [trial for trial in trials.values() if trial["generated"] and trial.get(by)]
    costs = [trial.get("cpu") or trial["seconds"] for trial in done]
    start = min(costs, default=0.0)
    found = [
        Point(trial["description"], trial[by] / _UNITS[by][0], cost - start)
        for trial, cost in zip(done, costs, strict=True)
    ]
    return sorted(found, key=lambda point: point.units), start


def slope(found: Sequence[Point]) -> float:
    """Return the exponent with which seconds grow, beyond what every description costs.

    Small ones don't count: what they cost is lost in what the machine does beside.
    """
    least = found[0].units
    told = [point for point in found if point.seconds >= 0.1 and point.units > least]
    if len(told) < 2:
        raise SystemExit("too few descriptions that take long enough to compare")
    logs = [(math.log(p.units - least), math.log(p.seconds)) for p in told]
    units, seconds = zip(*logs, strict=True)
    return linear_regression(units, seconds).slope


def shares(found: Sequence[Point], number: int = SHARES) -> list[Sequence[Point]]:
    """Return equal shares of what is sorted; none of them empty."""
    ends = [round(len(found) * index / number) for index in range(number + 1)]
    return [found[a:b] for a, b in pairwise(ends) if a < b]


def report(found: Sequence[Point], start: float, by: str) -> str:
    """Return it all as Markdown."""
    unit = _UNITS[by][1]
    rows = [
        f"| {len(part)} | {median(p.units for p in part):.2f} "
        f"| {start + median(p.seconds for p in part):.1f} "
        f"| {sum(p.seconds for p in part) / sum(p.units for p in part):.2f} |"
        for part in shares(found)
    ]
    dear = sorted(found[-len(found) // 2 :], key=lambda p: p.seconds / p.units)[-5:]
    return "\n".join(
        (
            f"| descriptions | {unit}, median | seconds, median | seconds per {unit} |",
            "| ---: | ---: | ---: | ---: |",
            *rows,
            "",
            f"Starting takes {start:.1f} s; the rest grows with the power "
            f"{slope(found):.2f} of {unit}.",
            "",
            f"The dearest of the larger half, in seconds per {unit}:",
            "",
            *(f"- {p.name}: {p.seconds / p.units:.2f}" for p in reversed(dear)),
        )
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m bench.linear", description=__doc__)
    results = default_folder() / "results.jsonl"
    parser.add_argument("results", type=Path, nargs="?", default=results)
    parser.add_argument("--by", choices=tuple(_UNITS), default="written")
    asked = parser.parse_args(arguments)
    lines = asked.results.read_text(encoding="utf-8").splitlines()
    found, start = points(lines, asked.by)
    if len(found) < 2 * SHARES:
        raise SystemExit(f"{asked.results} holds too few results: make corpus first")
    print(report(found, start, asked.by))


if __name__ == "__main__":
    main()
