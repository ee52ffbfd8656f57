"""What starting the generated products costs, as whole processes, against what they build on.

    python -m bench.startup

Each command runs many times, in turn with the one it is measured by, so that what else the machine
does hits both alike. What counts is how many times the other's median it takes or, of a first
call, how many seconds more. The goals of OpenAI's client need SPECLOOM_SPECS.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from .corpus.process import COMPILED

OUTPUT = Path(__file__).parents[1] / "output"
ROUNDS = 40
BASE = "import httpx2, pydantic"


class Goal(NamedTuple):
    """A program, what it is measured by, and what it may cost.

    That is so `many` times as much or, if they are given, so many seconds `more`.
    """

    name: str
    program: str
    base: str
    many: float = 0
    more: float = 0

    def reached(self, own: float, base: float) -> str:
        """Return how a program's seconds stand to its base's, and to the goal."""
        if self.more:
            return f"{own - base:+7.3f} s{self.more:7.2f} s"
        return f"{own / base:8.2f}x{self.many:8.2f}x"


OURS = (
    Goal("the client", "import openai_threads; openai_threads.OpenAI", BASE, 1.3),
    Goal(
        "openai --help",
        "import sys; sys.argv = ['openai', '--help']; import openai_threads.cli as c; c.main()",
        "import click",
        1.6,
    ),
)

_CALL = """
import httpx2, openai_sdk
answer = {"object": "list", "data": []}
give = httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))
client = openai_sdk.OpenAI(api_key="k", http_client=httpx2.Client(transport=give))
"""
_CHAT = 'client.chat.completions.create(model="m", messages=[dict(role="user", content="?")])'
OPENAI = (
    Goal("OpenAI: import", "import openai_sdk; openai_sdk.OpenAI", BASE, 1.3),
    # The import leaves httpx2 and pydantic to the first call, so they are no part of its cost.
    Goal("  models.list", f"{_CALL}client.models.list()", BASE, more=0.15),
    Goal("  chat.completions", f"{_CALL}{_CHAT}", BASE, more=0.15),
)


def with_packages(folder: Path) -> dict[str, str]:
    """Return the environment of a process that finds a folder's packages, and compiles once."""
    return {**os.environ, **COMPILED, "PYTHONPATH": str(folder)}


def seconds(program: str, folder: Path = OUTPUT) -> float:
    """Return how long a Python process takes to run a program, with a folder's packages."""
    start = time.perf_counter()
    subprocess.run(  # noqa: S603 - a program of our own
        [sys.executable, "-c", program],
        env=with_packages(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def measure(goal: Goal, folder: Path = OUTPUT) -> tuple[float, float]:
    """Return the median seconds of a goal's program and of what it is measured by."""
    for program in (goal.program, goal.base):
        seconds(program, folder)  # The first run compiles.
    runs = [
        (seconds(goal.program, folder), seconds(goal.base, folder))
        for _ in range(ROUNDS)
    ]
    own, base = zip(*runs, strict=True)
    return statistics.median(own), statistics.median(base)


@contextmanager
def generated(specs: Path, *targets: str) -> Generator[Path]:
    """Give a folder with some targets of OpenAI's description."""
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as folder:
        generate = [sys.executable, "-m", "specloom", "generate", "--quiet"]
        files = [str(specs / "openai.yaml"), "-c", str(specs / "openai.specloom.yaml")]
        wanted = [f"--target={target}" for target in targets]
        subprocess.run(  # noqa: S603
            [*generate, *files, "-o", folder, *wanted], check=True
        )
        yield Path(folder)


def show(goal: Goal, folder: Path = OUTPUT) -> None:
    """Print a line about a goal."""
    own, base = measure(goal, folder)
    figures = f"{own * 1000:8.0f}{base * 1000:10.0f}{goal.reached(own, base)}"
    print(f"{goal.name:18}{figures}  {goal.base}", flush=True)


def main() -> None:
    """Print a table of ratios."""
    print(f"{'':18}{'ms':>8}{'base ms':>10}{'ratio':>9}{'goal':>9}  base")
    for goal in OURS:
        show(goal)
    specs = os.environ.get("SPECLOOM_SPECS")
    if not specs:
        print("OpenAI: left out, as SPECLOOM_SPECS names no folder with openai.yaml")
        return
    with generated(Path(specs).absolute(), "client") as folder:
        for goal in OPENAI:
            show(goal, folder)


if __name__ == "__main__":
    main()
