"""OpenAI's client as specloom generates it beside the official package, in one run.

    python -m bench.official

What a program pays before its first call and with every call: whole processes in turn, all with
one interpreter and one set of installed packages. Answers come from a transport in the process,
so that no network is measured. Needs SPECLOOM_SPECS.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from .startup import generated, with_packages

FOLDER: Final = Path(__file__).parents[1] / ".cache/bench/official"
ROUNDS: Final = 15

_ABOUT: Final = """
import json, resource, sys, time
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
empty, begun = peak(), time.perf_counter()
import {package} as package
package.OpenAI
imported, held = time.perf_counter() - begun, peak() - empty
"""

_USE: Final = """
import {http} as http
chat = {{
    "id": "c", "object": "chat.completion", "created": 1, "model": "m",
    "choices": [{{
        "index": 0, "finish_reason": "stop", "logprobs": None,
        "message": {{"role": "assistant", "content": "Hi.", "refusal": None}},
    }}],
    "usage": {{"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}},
}}
text = json.dumps(chat).encode()
kind = {{"content-type": "application/json"}}
give = http.MockTransport(lambda _: http.Response(200, content=text, headers=kind))
raw = http.Client(transport=give)
ask = {{"model": "m", "messages": [{{"role": "user", "content": "?"}}]}}
bare = lambda: raw.post("https://api.openai.com/v1/chat/completions", json=ask).json()
bare()
begun = time.perf_counter()
client = package.OpenAI(api_key="k", http_client=http.Client(transport=give))
call = lambda: client.chat.completions.create(**ask)
assert call().choices[0].message.content == "Hi."
first = time.perf_counter() - begun
used = peak() - empty

def each(do, times=300):
    begun = time.perf_counter()
    for _ in range(times):
        do()
    return (time.perf_counter() - begun) / times

each(bare), each(call)
over = min(each(call) - each(bare) for _ in range(3))
"""


class Client(NamedTuple):
    """A package with a client, and the HTTP library that it is made on."""

    package: str
    http: str

    def program(self, *, used: bool) -> str:
        """Return what tells seconds and memory of the import or, `used`, of calls."""
        told = "first, imported + first, used, over" if used else "imported, held"
        program = (_ABOUT + _USE * used).format(**self._asdict())
        return f"{program}print(json.dumps([{told}]))"


CLIENTS: Final = (Client("openai_sdk", "httpx2"), Client("openai", "httpx2"))
ROWS: Final = (
    ("import", "ms", 1000, 0.4),
    ("memory after import", "MB", 1, 0.5),
    ("first call", "ms", 1000, 0.5),
    ("import and first call", "ms", 1000, 0.5),
    ("memory after it", "MB", 1, 0.5),
    ("a call, over a bare one", "ms", 1000, 0.5),
)


def installed() -> Path:
    """Return a Python that has the official package and what ours needs."""
    python = FOLDER / "bin/python"
    if not python.exists():
        _run([sys.executable, "-m", "venv", str(FOLDER)])
        wanted = ("openai", "httpx2", "pydantic", "typing-extensions")
        _run([str(python), "-m", "pip", "install", "-q", *wanted])
    return python


def _run(command: Iterable[str], folder: Path = FOLDER) -> str:
    return subprocess.run(  # noqa: S603 - programs of our own
        [*command],
        env=with_packages(folder),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def measure(python: Path, folder: Path) -> dict[str, list[list[float]]]:
    """Return the figures of each client: a list of rounds for each row."""
    found: dict[str, list[list[float]]] = {c.package: [] for c in CLIENTS}
    for number in range(ROUNDS + 1):
        for client in CLIENTS:
            told = [
                json.loads(_run([str(python), "-c", client.program(used=used)], folder))
                for used in (False, True)
            ]
            if number:  # The first run compiles.
                found[client.package].append([*told[0], *told[1]])
    return found


def lines(folder: Path) -> int:
    """Return how many lines of Python lie in a folder."""
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.py"))


def main() -> None:
    """Print a table of medians and ratios."""
    specs = os.environ.get("SPECLOOM_SPECS")
    if not specs:
        print("left out, as SPECLOOM_SPECS names no folder with openai.yaml")
        return
    python = installed()
    where = "import openai, pathlib; print(pathlib.Path(openai.__file__).parent)"
    with generated(Path(specs).absolute(), "client") as folder:
        ours, theirs = (
            [statistics.median(values) for values in zip(*rounds, strict=True)]
            for rounds in measure(python, folder).values()
        )
        rows = [
            (f"{name}, {unit}", own * by, other * by, goal)
            for (name, unit, by, goal), own, other in zip(
                ROWS, ours, theirs, strict=True
            )
        ]
        official = Path(_run([str(python), "-c", where]).strip())
        code = lines(folder / "openai_sdk"), lines(official)
        rows.append(("lines of code", *code, 0.5))
    version = _run([str(python), "-c", "import openai; print(openai.__version__)"])
    print(f"{'':28}{'specloom':>10}{'openai ' + version.strip():>16}{'':>9}    goal")
    for name, own, other, goal in rows:
        print(f"{name:28}{own:10,.1f}{other:16,.1f}{own / other:8.2f}x{goal:7.1f}x")


if __name__ == "__main__":
    main()
