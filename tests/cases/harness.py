"""Small descriptions, generated, imported and run: what the tests of cases have in common."""

from __future__ import annotations

import asyncio
import importlib
import io
import json
import sys
from collections.abc import Callable, Coroutine, Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryFile
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

from specloom.pipeline import Outcome
from specloom.problems import Problem

from ..golden.wire import Wire


class Ran(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Case:
    """A description's products, ready to run. Nothing leaves the process: see `wire`."""

    name: str
    folder: Path
    outcome: Outcome
    wire: Wire = field(default_factory=Wire)

    # What was generated

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.outcome.planned.problems

    @property
    def warnings(self) -> list[str]:
        """Each problem as it is shown, from its line on: `12:5: warning: ...`."""
        return [str(problem).partition(".yaml:")[2] for problem in self.problems]

    def text(self, path: str) -> str:
        """Return a generated file: `{name}/types/pet.py`, where {name} is the package."""
        return (self.folder / path.format(name=self.name)).read_text(encoding="utf-8")

    # The client

    @cached_property
    def package(self) -> ModuleType:
        return importlib.import_module(self.name)

    @cached_property
    def types(self) -> Any:
        return importlib.import_module(f"{self.name}.types")

    @cached_property
    def client(self) -> Any:
        """The sync client, on the wire."""
        return self.package.Case(http_client=self.wire.client, max_retries=0)

    @cached_property
    def async_client(self) -> Any:
        """The async client, on the wire; `case.wait(case.async_client...)` runs a call."""
        http = self.wire.async_client
        return self.package.AsyncCase(http_client=http, max_retries=0)

    def wait(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run(coroutine)

    # The command line

    def cli(self, *words: str, piped: str = "", **environment: str) -> Ran:
        """Run the generated command line in this process, on the wire."""
        app = importlib.import_module(f"{self.name}.cli").APP
        main = importlib.import_module(f"{self.name}._runtime.cli.main").main
        runtime = f"{self.name}._runtime.client"
        connection = importlib.import_module(f"{runtime}.connection")
        config = importlib.import_module(f"{runtime}.config")
        connect: Callable[..., Any] = connection.SyncConnection
        configure: Callable[..., Any] = config.configure

        def wired(settings: object, http_client: object = None) -> Any:
            return connect(settings, self.wire.client)

        def once(*given: object, **options: Any) -> Any:
            options["max_retries"] = options["max_retries"] or 0
            return configure(*given, **options)

        out, err = _screen(), _screen()
        with ExitStack() as around:
            source = around.enter_context(TemporaryFile("w+", encoding="utf-8"))
            source.write(piped)
            source.seek(0)
            around.enter_context(patch.object(connection, "SyncConnection", wired))
            around.enter_context(patch.object(config, "configure", once))
            around.enter_context(patch.dict("os.environ", environment))
            around.enter_context(patch.object(sys, "stdin", source))
            around.enter_context(redirect_stdout(out))
            around.enter_context(redirect_stderr(err))
            try:
                main(app, words)
            except SystemExit as ended:
                code = ended.code
        assert isinstance(code, int)
        texts = [s.buffer.getvalue().decode() for s in (out, err)]  # type: ignore[attr-defined]
        return Ran(code, *texts)


def _screen() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def plain(value: Any) -> Any:
    """Return what was parsed as the plain data that it was parsed from."""
    if hasattr(value, "model_dump"):
        # Values that don't fit what is described are kept, which pydantic warns of.
        return value.model_dump(
            mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value
