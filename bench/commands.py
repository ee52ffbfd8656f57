"""What starting the generated command line costs, and that it doesn't grow with the API.

    python -m bench.commands

Whole processes, each in turn with the one that it is measured by. First OpenAI's command line
beside the libraries that it is built on (needs SPECLOOM_SPECS), then made-up APIs from 18
operations to 14,000, each beside the smallest, by the processor's time: so small a difference
would be lost in what else the machine does.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from .startup import Goal, generated, seconds, show

SIZES = (18, 288, 1_200, 14_000)
ROUNDS = 20
_EACH = 7
"""Operations of a made-up resource."""
_WORDS = ("amber", "brisk", "cedar", "dune", "ember", "fjord", "grove")


class Line(NamedTuple):
    """A command line that is measured: what it is called, and its words."""

    name: str
    words: tuple[str, ...]


def program(package: str, words: Sequence[str]) -> str:
    """Return the Python that runs a package's command line."""
    said = f"import sys; sys.argv = ['it', *{[*words]!r}]"
    return f"{said}; import {package}.cli as cli; cli.main()"


def goals(url: str) -> tuple[Goal, ...]:
    """Return the goals of OpenAI's command line, with a server to ask."""
    reached = ("--api-key", "k", "--base-url", url)
    chat = ("chat:completions", "create")
    asked = ("--model", "m", "--message", "{role: user, content: hi}")
    click, both = "import click", "import click, httpx2"

    def goal(name: str, words: Sequence[str], base: str, many: float) -> Goal:
        return Goal(f"  {name}", program("openai_sdk", words), base, many)

    return (
        goal("--help", ("--help",), click, 1.6),
        goal("create --help", (*chat, "--help"), click, 2),
        goal("models list", ("models", "list", *reached), both, 2),
        goal("chat create", (*chat, *asked, *reached), both, 2),
        goal("a word's TAB", ("@complete", *chat, "--mo"), click, 1),
    )


def described(operations: int) -> dict[str, Any]:
    """Return a made-up description of so many operations, seven to a resource."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for number in range(-(-operations // _EACH)):
        name = f"{_WORDS[number % _EACH]}-{number}"
        kind = f"Kind{number}"
        schemas[kind] = {"type": "object", "properties": _properties(number)}
        paths[f"/{name}"] = {"get": _operation(kind), "post": _operation(kind, kind)}
        one = {verb: _operation(kind) for verb in ("get", "delete")}
        paths[f"/{name}/{{id}}"] = {**one, "patch": _operation(kind, kind), **_ID}
        more = {"get": _operation(kind), "put": _operation(kind, kind)}
        paths[f"/{name}/{{id}}/state"] = {**more, **_ID}
    left = operations
    for path in paths.values():
        for verb in [verb for verb in path if verb != "parameters"]:
            left -= 1
            if left < 0:
                del path[verb]
    bearer = {"type": "http", "scheme": "bearer"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Made up", "version": "1.0"},
        "servers": [{"url": "https://api.example.com"}],
        "security": [{"ApiKey": []}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"ApiKey": bearer}},
    }


_ID = {
    "parameters": [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    ]
}


def _properties(number: int) -> dict[str, Any]:
    texts = {f"{word}_{number}": {"type": "string"} for word in _WORDS}
    return {
        **texts,
        "size": {"type": "integer"},
        "tags": {"type": "array", "items": {}},
    }


def _operation(answer: str, body: str = "") -> dict[str, Any]:
    def content(kind: str) -> dict[str, Any]:
        schema = {"$ref": f"#/components/schemas/{kind}"}
        return {"content": {"application/json": {"schema": schema}}}

    limit = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    return {
        "summary": "Do something with one of the things that there are",
        "parameters": [limit],
        **({"requestBody": content(body)} if body else {}),
        "responses": {"200": {"description": "Done.", **content(answer)}},
    }


def lines(url: str) -> tuple[Line, ...]:
    """Return what is measured of a made-up API, with a server to ask."""
    one = ("amber-0", "list")
    return (
        Line("--help", ("--help",)),
        Line("a command's --help", (*one, "--help")),
        Line("a request", (*one, "--api-key", "k", "--base-url", url)),
        Line("a word's TAB", ("@complete", "amber-0", "l")),
    )


@contextmanager
def served() -> Generator[str, None, None]:
    """Give the address of a server of this machine that answers anything with an object."""

    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b'{"object": "list", "data": []}'
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def worked(program: str, folder: Path) -> float:
    """Return how many seconds a processor works at a program, with a folder's packages."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds(program, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grown(folder: Path, sizes: Sequence[int], url: str) -> Iterator[str]:
    """Yield a table: each line's milliseconds by size, and those beside the smallest's."""
    measured = lines(url)
    for size in sizes:
        spec = folder / f"{size}.json"
        spec.write_text(json.dumps(described(size)), "utf-8")
        _generate(spec, folder / str(size), f"of_{size}")
    runs = {(line, size): list[float]() for line in measured for size in sizes}
    for number in range(ROUNDS + 1):
        for (line, size), found in runs.items():
            took = worked(program(f"of_{size}", line.words), folder / str(size))
            if number:  # The first run compiles.
                found.append(took)
    yield "operations".ljust(12) + "".join(f"{line.name:>22}" for line in measured)
    for size in sizes:
        row = f"{size:<12,}"
        for line in measured:
            first, own = (statistics.median(runs[line, s]) for s in (sizes[0], size))
            row += f"{own * 1000:14.0f}{own / first:7.2f}x"
        yield row


def _generate(spec: Path, output: Path, package: str) -> None:
    config = spec.with_suffix(".yaml")
    config.write_text(f"package: {package}\nclient: Made\ncommand: made\n", "utf-8")
    generate = [sys.executable, "-m", "specloom", "generate", "--quiet", str(spec)]
    targets = [f"--target={target}" for target in ("client", "cli")]
    subprocess.run(  # noqa: S603
        [*generate, "-c", str(config), "-o", str(output), *targets],
        env={**os.environ, "SPECLOOM_CACHE": ""},
        check=True,
    )


def main() -> None:
    """Print both tables."""
    specs = os.environ.get("SPECLOOM_SPECS")
    with served() as url:
        if specs:
            print(f"{'OpenAI':18}{'ms':>8}{'base ms':>10}{'ratio':>9}{'goal':>9}  base")
            with generated(Path(specs).absolute(), "client", "cli") as folder:
                for goal in goals(url):
                    show(goal, folder)
        else:
            print(
                "OpenAI: left out, as SPECLOOM_SPECS names no folder with openai.yaml"
            )
        with tempfile.TemporaryDirectory(prefix="specloom-bench-") as folder_:
            for row in grown(Path(folder_), SIZES, url):
                print(row, flush=True)


if __name__ == "__main__":
    main()
