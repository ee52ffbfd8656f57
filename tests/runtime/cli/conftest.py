"""A scripted API on loopback, and a way to run the sample command line against it."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

SAMPLE = Path(__file__).parent / "sample"
GENERATOR = SAMPLE.parents[3] / "generator"
sys.path.insert(0, str(SAMPLE))


class Answer(NamedTuple):
    body: bytes = b"{}"
    status: int = 200
    type: str = "application/json"
    length: int | None = None
    """What is said of the body's length, where that is another."""


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Api:
    """What was asked; `answers` are given in turn, the last one again and again."""

    url: str
    requests: list[Request] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def last(self) -> Request:
        return self.requests[-1]

    def answer(self, body: Any = None, **facts: Any) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        self.answers.append(Answer(data, **facts))


@pytest.fixture
def api() -> Iterator[Api]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do(self) -> None:
            body = self._body()
            headers = {name.lower(): value for name, value in self.headers.items()}
            found.requests.append(Request(self.command, self.path, headers, body))
            answers = found.answers or [Answer()]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.type)
            length = len(answer.body) if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
            self.send_header("X-Request-Id", "req_1")
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = answer.length is not None

        def _body(self) -> bytes:
            if "chunked" not in self.headers.get("Transfer-Encoding", ""):
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body

        do_GET = do_POST = do_PUT = do_DELETE = do

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Api(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Ran(NamedTuple):
    code: int
    out: str
    err: str
    data: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class _Screen(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, api: Api) -> Iterator[Run]:
    """Run the sample in this process; `piped` is its standard input, a file.

    With `terminal` a person sees what it says, with `watched` only standard error.
    """
    from cli_sample.cli import APP

    from specloom.runtime.cli.main import main

    for name in ("NO_COLOR", "SAMPLE_ADMIN_KEY", "SAMPLE_LOGIN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("PAGER", "cat")
    monkeypatch.setenv("SAMPLE_API_KEY", "sk-secret")
    monkeypatch.setenv("SAMPLE_BASE_URL", api.url)
    monkeypatch.setenv("SAMPLE_CONFIG", str(tmp_path / "profiles.json"))
    monkeypatch.chdir(tmp_path)
    files: list[io.TextIOWrapper] = []

    def start(
        *args: str,
        piped: str | bytes = b"",
        terminal: bool = False,
        watched: bool = False,
    ) -> Ran:
        given = tmp_path / ".stdin"
        given.write_bytes(piped.encode() if isinstance(piped, str) else piped)
        out, err = (
            (_Screen if seen else io.TextIOWrapper)(
                io.BytesIO(), encoding="utf-8", write_through=True
            )
            for seen in (terminal, terminal or watched)
        )
        source = given.open()
        files.extend((out, err, source))
        monkeypatch.setattr(sys, "stdin", source)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as ended:
            main(APP, args)
        data, said = out.buffer.getvalue(), err.buffer.getvalue()
        code = ended.value.code
        assert isinstance(code, int)
        return Ran(code, data.decode("utf-8", "replace"), said.decode(), data)

    yield start
    monkeypatch.undo()
    for file in files:
        file.close()


def command(*args: str) -> list[str]:
    """Return what starts the sample as a process of its own, in `env`."""
    return [sys.executable, "-m", "cli_sample", *args]


@pytest.fixture
def env(api: Api) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{SAMPLE}{os.pathsep}{GENERATOR}",
        "SAMPLE_API_KEY": "k",
        "SAMPLE_BASE_URL": api.url,
        "SAMPLE_CONFIG": os.devnull,
    }
