"""The cases: a folder each, generated once per run and importable while tests run."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom.config.load import load
from specloom.pipeline import Watch, generate

CASES = Path(__file__).parent / "cases"
collect_ignore = ["cases"]
"""Suites are among what is expected: tests/steady runs one as its users do."""


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds each case's output in a folder of its name."""
    root = tmp_path_factory.mktemp("golden")
    for case in sorted(CASES.iterdir()):
        outcome = generate(load(case / "specloom.yaml", {"jobs": 1}), Watch())
        for source in outcome.sources:
            file = root / case.name / source.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(source.data)
    return root


@pytest.fixture(scope="session")
def packages(generated: Path) -> Iterator[tuple[str, ...]]:
    """Make the packages of all cases importable, and return their names."""
    folders = sorted(path for path in generated.iterdir() if path.is_dir())
    before = list(sys.path)
    sys.path[:0] = [str(folder) for folder in folders]
    importlib.invalidate_caches()
    names = tuple(folder.name for folder in folders)
    yield names
    sys.path[:] = before
    for name in [m for m in sys.modules if m.partition(".")[0] in names]:
        del sys.modules[name]


def rewrite(expected: Path, files: dict[str, bytes]) -> None:
    """Put the files, and nothing else, into a case's folder of expected output."""
    shutil.rmtree(expected, ignore_errors=True)
    for path, data in files.items():
        file = expected / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
