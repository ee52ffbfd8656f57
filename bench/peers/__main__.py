"""Measure specloom and its peers: whole processes, in turn, on the same descriptions.

Each run starts with a fresh output folder and no cache, but with the tool's own code
compiled: every tool generates from a small description first. Memory is what all of a
run's processes hold together, shared pages in parts, sampled ten times a second
in a round of its own, which is not timed.
A run that fails is not repeated. The tables are printed and kept in the folder, as
peers.md and peers.json, beside what each tool said.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .descriptions import SOURCES, Absent, Description, load
from .peers import PEERS, SPECLOOM, Installed, NotInstalled, install
from .table import Cell, markdown
from .trial import attempt


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 1 when specloom fails."""
    asked = _parser().parse_args(arguments)
    folder = asked.folder = asked.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))[: asked.cores or None]
        os.sched_setaffinity(0, cores)
    absent: list[str] = []
    tools = _installed(asked, folder, absent)
    descriptions = _descriptions(asked, folder, absent)
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as written:
        cells = [
            cell
            for description in descriptions
            for cell in _measure(description, tools, Path(written), asked)
        ]
    _progress("")
    versions = [(installed.tool.name, installed.version) for installed in tools]
    text = markdown(cells, versions, [d.title for d in descriptions])
    text += "".join(f"\nLeft out: {line}\n" for line in absent)
    text += f"\n{_circumstances(asked)}\n"
    (folder / "peers.md").write_text(text, encoding="utf-8")
    data = {"versions": dict(versions), "cells": [cell.as_data() for cell in cells]}
    (folder / "peers.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    print(text)
    return int(any(cell.failure for cell in cells if cell.tool == "specloom"))


def _installed(
    asked: argparse.Namespace, folder: Path, absent: list[str]
) -> list[Installed]:
    tools: list[Installed] = []
    for tool in (SPECLOOM, *PEERS):
        if asked.tool and tool.name not in (*asked.tool, "specloom"):
            continue
        if tool.slow and not (asked.slow or asked.tool):
            absent.append(f"{tool.name}, which takes minutes: --slow adds it")
            continue
        _progress(f"installing {tool.name}")
        try:
            tools.append(install(tool, folder))
        except NotInstalled as problem:
            absent.append(f"{tool.name}, which can't be installed here: {problem}")
    return tools


def _descriptions(
    asked: argparse.Namespace, folder: Path, absent: list[str]
) -> list[Description]:
    found: list[Description] = []
    for name in asked.description or SOURCES:
        _progress(f"reading {name}")
        try:
            found.append(load(name, folder))
        except Absent as problem:
            absent.append(f"{name}: {problem}")
    return found


def _measure(
    description: Description,
    tools: Sequence[Installed],
    written: Path,
    asked: argparse.Namespace,
) -> list[Cell]:
    small = load("threads", asked.folder)
    cells = [
        Cell(
            installed.tool.name,
            description.name,
            installed.tool.makes,
            description.operations.total(),
        )
        for installed in tools
    ]
    for installed in tools:
        _progress(f"warming up {installed.tool.name}")
        attempt(installed, small, folder=written, seconds=asked.timeout)
    for number in range(asked.rounds + 1):
        for installed, cell in zip(tools, cells, strict=True):
            if cell.failure:
                continue
            _progress(f"{description.name}, round {number}: {cell.tool}")
            log = asked.folder / "logs" / f"{description.name}-{cell.tool}.txt"
            ran, product = attempt(
                installed,
                description,
                folder=written,
                seconds=asked.timeout,
                log=log if number == 0 else None,
                types=asked.types,
            )
            cell.runs.append(ran)
            cell.product = cell.product or product
    return cells


def _circumstances(asked: argparse.Namespace) -> str:
    cores = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    machine = f"Python {platform.python_version()} on {platform.system()}"
    return (
        f"Medians of {asked.rounds} rounds, whole processes in turn, {cores} cores, "
        f"cold caches; {machine}. In parentheses: times what specloom takes. "
        "Import: what a program imports to make one call, after compiling, and how many "
        "times `import httpx2, pydantic` that takes."
    )


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        end = " ..." if text else ""
        print(f"\r\x1b[2K{text}{end}", end="", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    add = parser.add_argument
    names = [peer.name for peer in PEERS]
    add("--rounds", type=int, default=3)
    add("--description", action="append", choices=tuple(SOURCES))
    add("--tool", action="append", choices=names, help="only these, beside specloom")
    add("--slow", action="store_true", help="also the peers that take minutes")
    add("--types", action="store_true", help="mypy --strict over what was written")
    add("--timeout", type=float, default=900, help="seconds for each run")
    add("--cores", type=int, default=2, help="how many to run on; 0: all")
    add("--folder", type=Path, default=Path(".cache/bench"), help="tools and results")
    return parser


if __name__ == "__main__":
    sys.exit(main())
