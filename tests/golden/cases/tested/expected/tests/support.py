"""What the tests assert with, and how they run the command line."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest
from pydantic import TypeAdapter

ANYIO = pytest.mark.anyio
"""Marks what may be awaited: the plugin comes with anyio, and that with the client."""


def skip(reason: str) -> NoReturn:
    """Skip a test, saying why."""
    pytest.skip(reason)


def check(value: object, wanted: Any) -> None:
    """Assert that a value is, at every depth, what a type makes of its JSON."""
    adapter: TypeAdapter[object] = TypeAdapter(wanted)
    plain = adapter.dump_json(value, by_alias=True, exclude_unset=True, warnings=False)
    assert adapter.validate_json(plain) == value


def check_class(value: object, wanted: Any) -> None:
    """Assert that a value is of a type, whatever is in it.

    That is for answers whose example in the description isn't what their schema says.
    """
    adapter: TypeAdapter[object] = TypeAdapter(wanted)
    assert adapter.validate_python(value, strict=True) is value


def check_json(text: str, wanted: Any = Any) -> None:
    """Assert that a text is the JSON of a type, of any where none is named."""
    adapter: TypeAdapter[object] = TypeAdapter(wanted)
    adapter.validate_json(text)


class Command:
    """The command line, as `python -m tested` runs it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        found = importlib.util.find_spec("tested")
        assert found is not None
        assert found.submodule_search_locations is not None
        (package,) = found.submodule_search_locations
        self._folder = Path(package).parent
        self._environment = {**os.environ, **environment}

    def __call__(self, *words: str) -> str:
        """Return what a command prints; assert that it succeeds and is silent otherwise."""
        ran = subprocess.run(
            [sys.executable, "-m", "tested", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=self._environment,
            cwd=self._folder,
            timeout=60,
            check=False,
        )
        assert (ran.returncode, ran.stderr.decode()) == (0, "")
        return ran.stdout.decode(errors="replace")
