"""Servers for the generated products, and ways to use those: both clients, the command line."""

from __future__ import annotations

import asyncio
import inspect
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from .described import PRODUCTS, THREADS
from .loopback import Loopback, data, passed_on, running
from .mock import steady
from .stands import SECRET, Stand, stand

sys.path.insert(0, str(THREADS.output))


@pytest.fixture(scope="session")
def steady_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Steady playing the API of the repository's description."""
    folder = tmp_path_factory.mktemp("steady")
    with steady(THREADS.spec, folder / "steady.log") as port:
        yield port


@pytest.fixture
def api(steady_port: int) -> Iterator[Loopback]:
    """What keeps all that Steady is asked, and what it answers."""
    with running(passed_on(steady_port)) as loopback:
        yield loopback


@pytest.fixture
def server() -> Iterator[Loopback]:
    """What answers as a test scripts it."""
    with running(lambda _: data({})) as loopback:
        yield loopback


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def stands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Stand]]:
    """The products, each beside its API."""
    folder = tmp_path_factory.mktemp("stands")
    with ExitStack() as stack:
        yield {p.name: stack.enter_context(stand(p, folder)) for p in PRODUCTS}


class Client:
    """A client of one kind; `use` turns what a call gives into what is asserted."""

    def __init__(self, kind: str, package: str, name: str) -> None:
        self.kind = kind
        self._make = getattr(
            import_module(package), name if kind == "sync" else f"Async{name}"
        )

    def run(self, url: str, scenario: Callable[[Any], Any], **options: Any) -> Any:
        """Return what a scenario gives in a client of its own, awaited."""
        options = {"api_key": SECRET, "base_url": url, **options}
        if self.kind == "sync":
            with self._make(**options) as client:
                return scenario(client)

        async def go() -> Any:
            async with self._make(**options) as client:
                value = scenario(client)
                return await value if inspect.isawaitable(value) else value

        return asyncio.run(go())

    def items(self, url: str, scenario: Callable[[Any], Any], **options: Any) -> Any:
        """Return all that iterating over what a call gives yields."""
        if self.kind == "sync":
            return self.run(url, lambda client: [*scenario(client)], **options)

        async def collected(client: Any) -> Any:
            value = scenario(client)
            if not hasattr(value, "__aiter__"):
                value = await value
            return [item async for item in value]

        return self.run(url, collected, **options)


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def client(kind: str) -> Client:
    """The clients of the repository's own product."""
    return Client(kind, "openai_threads", "OpenAI")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class CommandLine:
    """A command line, run in this process; `piped` is its standard input, a file."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch

    def run(self, package: str, *words: str, piped: str = "") -> Ran:
        app = import_module(f"{package}.cli").APP
        main = import_module(f"{package}._runtime.cli.main").main
        given = self._folder / "stdin"
        given.write_text(piped, encoding="utf-8")
        out, err = _stream(), _stream()
        with given.open(encoding="utf-8") as source, self._monkeypatch.context() as at:
            at.setattr(sys, "stdin", source)
            at.setattr(sys, "stdout", out)
            at.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as ended:
                main(app, words)
        code = ended.value.code
        assert isinstance(code, int)
        return Ran(code, _text(out), _text(err))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@pytest.fixture
def command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path, monkeypatch)
