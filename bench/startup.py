"""What starting the generated product costs, as whole processes, against what it is built on.

    python -m bench.startup

Each command runs many times, in turn with the one it is measured by, so that what else the machine
does hits both alike. The medians' ratio is what counts.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

OUTPUT = Path(__file__).parents[1] / "output"
ROUNDS = 40


class Goal(NamedTuple):
    """A program, what it is measured by, and how many times that it may cost."""

    name: str
    program: str
    base: str
    most: float


GOALS = (
    Goal(
        "the client",
        "import openai_threads; openai_threads.OpenAI",
        "import httpx2, pydantic",
        1.3,
    ),
    Goal(
        "openai --help",
        "import sys; sys.argv = ['openai', '--help']; import openai_threads.cli as c; c.main()",
        "import click",
        1.6,
    ),
)


def seconds(program: str) -> float:
    """Return how long a Python process takes to run a program."""
    environment = {**os.environ, "PYTHONPATH": str(OUTPUT)}
    start = time.perf_counter()
    subprocess.run(  # noqa: S603 - a program of our own
        [sys.executable, "-c", program],
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def measure(goal: Goal) -> tuple[float, float]:
    """Return the median seconds of a goal's program and of what it is measured by."""
    for program in (goal.program, goal.base):
        seconds(program)  # The first run compiles.
    runs = [(seconds(goal.program), seconds(goal.base)) for _ in range(ROUNDS)]
    own, base = zip(*runs, strict=True)
    return statistics.median(own), statistics.median(base)


def main() -> None:
    """Print a table of ratios."""
    print(f"{'':15}{'ms':>8}{'base ms':>10}{'ratio':>8}{'goal':>7}  base")
    for goal in GOALS:
        own, base = measure(goal)
        figures = f"{own * 1000:8.0f}{base * 1000:10.0f}{own / base:8.2f}{goal.most:7}"
        print(f"{goal.name:15}{figures}  {goal.base}")


if __name__ == "__main__":
    main()
