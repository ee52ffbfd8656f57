"""A stainless.yml of real size, where one is at hand: SPECLOOM_SPECS names a folder of them.

What is expected is read from the file here, by another YAML reader and another walk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from specloom.cli.app import app

SPECS = Path(os.environ.get("SPECLOOM_SPECS", "no such folder"))
SPEC, STAINLESS = SPECS / "llama-stack.openapi.yml", SPECS / "llama-stack.stainless.yml"
TEXT = STAINLESS.read_text("utf-8") if STAINLESS.is_file() else "{}"
SAID: dict[str, Any] = yaml.safe_load(TEXT)

REACHED = """
import json, sys
import ogx_client
names, found = json.load(sys.stdin), {}
for make in (ogx_client.OgxClient, ogx_client.AsyncOgxClient):
    client = make(api_key="k")
    for name in names:
        method = client
        for part in name.split("."):
            method = getattr(method, part)
        found.setdefault(name, []).append(callable(method))
print(json.dumps(found))
"""
CALLS = """
import sys
from ogx_client import OgxClient

client = OgxClient(base_url=sys.argv[1], max_retries=0)
print([model.id for model in client.models.list().data])
print([model.id for model in client.models.openai.list().data])
print([file.id for file in client.files.list(limit=1)])
with client.chat.completions.create(
    model="m", messages=[{"role": "user", "content": "hi"}], stream=True
) as chunks:
    print([chunk.id for chunk in chunks])
print(client.alpha.admin.health().status)
"""


def expected(resources: dict[str, Any], above: str = "") -> dict[str, str]:
    """Return the endpoint of every method, by its dotted name."""
    found: dict[str, str] = {}
    for name, resource in resources.items():
        path = f"{above}{name}."
        for method, said in (resource.get("methods") or {}).items():
            endpoint = said["endpoint"] if isinstance(said, dict) else said
            verb, route = endpoint.split()
            found[path + method] = f"{verb.upper()} {route}"
        found |= expected(resource.get("subresources") or {}, path)
    return found


@dataclass
class Made:
    """What `init` and then `generate` made, and said."""

    folder: Path
    summary: str
    warnings: list[str]

    def python(
        self, *arguments: str, **options: Any
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder / "output",
            capture_output=True,
            text=True,
            check=False,
            **options,
        )


def run(*arguments: str) -> Any:
    done = CliRunner().invoke(app, arguments, prog_name="specloom")
    assert done.exit_code == 0, done.output
    return done


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    if not SPEC.is_file() or not STAINLESS.is_file():
        pytest.skip("SPECLOOM_SPECS names no folder with llama-stack's two files")
    folder = tmp_path_factory.mktemp("carried")
    config = str(folder / "specloom.yaml")
    done = run("init", "--from-stainless", str(STAINLESS), str(SPEC), "-c", config)
    run("generate", "-c", config, "--target", "client", "--target", "cli")
    said = [line for line in done.stderr.splitlines() if "carried over: " in line]
    return Made(folder, done.stdout.splitlines()[-1], said)


def test_every_method_has_the_name_that_is_given(made: Made) -> None:
    wanted = expected(SAID["resources"])
    assert len(wanted) > 70
    for arguments in (
        ("-c", str(made.folder / "specloom.yaml")),
        ("-c", str(STAINLESS), str(SPEC)),
    ):
        lines = run("inspect", *arguments).stdout.splitlines()
        there = {name: f"{verb} {path}" for name, verb, path in map(str.split, lines)}
        assert {name: there.get(name) for name in wanted} == wanted


def test_the_generated_client_has_every_method(made: Made) -> None:
    names = list(expected(SAID["resources"]))
    done = made.python("-c", REACHED, input=json.dumps(names))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {name: [True, True] for name in names}


def test_what_is_not_carried_over_is_counted_in_the_last_line(made: Made) -> None:
    assert made.summary.endswith(f"({len(made.warnings)} settings not carried over)")
    for word in ("targets.node", "file_header", "readme", "organization.docs"):
        assert any(word in line for line in made.warnings), word


def test_it_is_cleanly_typed(made: Made) -> None:
    done = made.python("-m", "mypy", "--strict", "ogx_client")
    assert done.returncode == 0, done.stdout


class Server(BaseHTTPRequestHandler):
    """Answers as llama-stack would, with as little as can be, and keeps what was asked."""

    seen: list[tuple[str, str, str | None]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        if self.path.startswith("/v1/files"):
            more = "after=" not in self.path
            name = "f1" if more else "f2"
            page = {"data": [{"id": name}], "has_more": more, "last_id": name}
            self._answer(json.dumps(page))
        elif self.path == "/v1alpha/admin/health":
            self._answer('{"status": "OK"}')
        else:
            self._answer('{"data": [{"id": "m1"}]}')

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        events = 'data: {"id": "c1"}\n\ndata: {"id": "c2"}\n\ndata: [DONE]\n\n'
        self._answer(events, "text/event-stream")

    def _answer(self, text: str, kind: str = "application/json") -> None:
        self.seen.append((self.command, self.path, self.headers["Authorization"]))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_calls_go_where_they_should(made: Made, address: str) -> None:
    env = {**os.environ, "OGX_CLIENT_API_KEY": "secret"}
    done = made.python("-c", CALLS, address, env=env)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "['m1']",
        "['m1']",
        "['f1', 'f2']",
        "['c1', 'c2']",
        "OK",
    ]
    assert {key for _, _, key in Server.seen} == {"Bearer secret"}
    assert [f"{verb} {path}" for verb, path, _ in Server.seen] == [
        "GET /v1/models",
        "GET /v1/models",
        "GET /v1/files?limit=1",
        "GET /v1/files?after=f1&limit=1",
        "POST /v1/chat/completions",
        "GET /v1alpha/admin/health",
    ]
