"""Every example of the docs, run as a reader runs it who has copied it, against Steady.

Command line, Python, async Python and curl of each method, also where it streams; the
guide's; the functions that receive webhooks. The repository's own docs in full, of the
OpenAI description a sample and, with SPECLOOM_EXAMPLES set, `make examples`, everything.
"""

from __future__ import annotations

import ast
import asyncio
import base64
import hashlib
import hmac
import json
import os
import re
import shlex
import shutil
import ssl
import subprocess
import sys
import time
from contextlib import redirect_stdout
from dataclasses import replace
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import httpx2
import pytest

from specloom.model.schema import Json
from specloom.plan.docs import MethodPages, event_page, method_href, plan_site
from specloom.plan.docs.views import Answer as Shown
from specloom.plan.docs.views import MethodPage
from specloom.plan.invocations import FILE, Invocation, required
from specloom.plan.literals import Code
from specloom.plan.surface import Event, Surface, Webhooks

from .conftest import CommandLine
from .described import PRODUCTS, THREADS, Call, Operation, Product, flaws, operations
from .document import Document, Schema, document
from .judged import assert_valid_for
from .loopback import EVENTS, Answer, Loopback, Request, data
from .needs import missing
from .stands import Stand

ALL = bool(os.environ.get("SPECLOOM_EXAMPLES"))
ONE_OF = 9
FORMS = ("CLI", "Python", "Python async", "curl")
SECRET = "whsec_" + base64.b64encode(b"a secret of the tests, of 32 bytes").decode()
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def _shown(product: Product) -> list[Operation]:
    every = [*operations(product)]
    return every if ALL or product is THREADS else every[::ONE_OF]


OPERATIONS = [one for product in PRODUCTS for one in _shown(product)]
STREAMED = [
    one
    for product in PRODUCTS
    for one in operations(product)
    if any(a.streams for a in one.method.arguments)
]
EVENTS_SENT = [
    (product, one.surface.webhooks, event)
    for product in PRODUCTS
    for one in [next(operations(product))]
    if one.surface.webhooks is not None
    for event in one.surface.webhooks.events
]
each_form = pytest.mark.parametrize("form", FORMS)
each_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.id)


class PlainClient(httpx2.Client):
    """Asks without encryption, so that no certificates are read for each example."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "verify": _NO_CERTIFICATES})


class PlainAsyncClient(httpx2.AsyncClient):
    """The same for async ones."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "verify": _NO_CERTIFICATES})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's folder, with the file that is uploaded."""
    monkeypatch.setattr(httpx2, "Client", PlainClient)
    monkeypatch.setattr(httpx2, "AsyncClient", PlainAsyncClient)
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("file").write_bytes(b"\x89PNG of \xc3\xa9\r\n")
    return tmp_path


class Reader:
    """Someone who copies examples, and changes in them only where the server is."""

    def __init__(
        self,
        standing: Stand,
        surface: Surface,
        command_line: CommandLine,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self._standing = standing
        self._surface = surface
        self._command_line = command_line
        monkeypatch.setenv(f"{surface.env_prefix}_BASE_URL", standing.api.url)
        for key in surface.credentials:
            # For curl; the other examples name a key of their own.
            monkeypatch.setenv(key.env, "from the environment")

    def runs(self, form: str, code: str) -> str:
        """Run an example and return what it prints; it has to succeed."""
        code = code.replace(FILE, "file")
        if form.startswith("Python"):
            return self.runs_python(code)
        return self._curl(code) if form == "curl" else self.runs_command(code)

    def runs_python(self, code: str, **names: Any) -> str:
        """Run Python, in which some names are given."""
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        compiled = compile(code, "example.py", "exec", flags)
        names["__name__"] = "__main__"
        with redirect_stdout(StringIO()) as out:
            awaited = eval(compiled, names)
            if awaited is not None:
                asyncio.run(awaited)
        return out.getvalue()

    def runs_command(self, code: str) -> str:
        """Run a line for a shell that calls the command line."""
        command, *words = shlex.split(code.replace("\\\n", ""))
        assert command == self._surface.command
        ran = self._command_line.run(self._surface.package, *words)
        assert (ran.code, ran.err) == (0, ""), ran
        return ran.out

    def _curl(self, code: str) -> str:
        if shutil.which("curl") is None:
            missing("curl is not installed")
        done = shell(code.replace(self._surface.base_url, self._standing.api.url))
        assert done.returncode == 0, done.stderr
        return done.stdout


def shell(code: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell does, `path` in front of where it looks for commands."""
    environment = dict(os.environ)
    if path is not None:
        environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}"
    return subprocess.run(
        ["bash", "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@each_form
@each_operation
def test_an_example_asks_what_the_description_allows(
    operation: Operation,
    form: str,
    stands: dict[str, Stand],
    command_line: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standing = stands[operation.product.name]
    reader = Reader(standing, operation.surface, command_line, monkeypatch)
    answering(standing, operation)
    shown = invocation(operation, form)
    out = reader.runs(form, shown.code)
    assert_asked(operation, standing.api)
    if operation.method.result.kind != "empty" and "output" not in shown.code:
        assert out


@each_form
@pytest.mark.parametrize("operation", STREAMED, ids=lambda one: one.id)
def test_an_example_asks_for_events(
    operation: Operation,
    form: str,
    stands: dict[str, Stand],
    command_line: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standing = stands[operation.product.name]
    reader = Reader(standing, operation.surface, command_line, monkeypatch)
    answering(standing, operation, streaming=True)
    shown = invocation(operation, form)
    before = ""
    if form.startswith("Python"):
        before = (
            re.split(r"\n\n(?=async def|\n*\S.*\bclient\.)", shown.code)[0] + "\n\n"
        )
    out = reader.runs(form, before + shown.streamed)
    assert_asked(operation, standing.api)
    body = standing.api.requests[0].body
    assert re.search(rb'"stream": ?true|name="stream"\s+(?:\S+: .*\s+)*true', body)
    assert "of the tests" in out


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda one: one.name)
def test_the_guide_s_examples(
    product: Product,
    stands: dict[str, Stand],
    command_line: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standing = stands[product.name]
    paged = next(o for o in operations(product) if o.method.result.kind == "pages")
    surface = paged.surface
    reader = Reader(standing, surface, command_line, monkeypatch)
    ran: list[str] = []
    for chapter in plan_site(surface).index.guide:
        for language, code in _BLOCK.findall(chapter.text):
            answering(standing, paged)
            if language == "python":
                client = getattr(import_module(surface.package), surface.client)
                given = {"client": client(), "point": None, "work": print}
                given |= {"keep": print, "response": _Response()}
                reader.runs_python(code, **given)
            elif code.startswith(surface.command) and chapter.anchor == "lists":
                assert reader.runs_command(code)
                assert_asked(paged, standing.api)
            else:
                continue
            ran.append(chapter.anchor)
    assert {"start", "lists", "connections"} <= {*ran}


class _Response:
    """What the guide's example of a download has got already."""

    def write_to_file(self, path: str, progress: Any) -> None:
        progress(1, None)


@pytest.mark.parametrize(
    ("product", "webhooks", "event"),
    EVENTS_SENT,
    ids=lambda one: getattr(one, "name", ""),
)
def test_an_event_is_received(
    product: Product,
    webhooks: Webhooks,
    event: Event,
    stands: dict[str, Stand],
    command_line: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    surface = next(operations(product)).surface
    reader = Reader(stands[product.name], surface, command_line, monkeypatch)
    page = event_page(surface, webhooks, event)
    code = page.code.replace("whsec_...", SECRET)
    payload = page.example.code.encode()
    signed = f"{code}\n\nprint(receive(body, headers), receive(body + b' ', headers))"
    out = reader.runs_python(signed, body=payload, headers=signature(payload))
    assert out.split()[-2:] == ["204", "400"]
    assert len(out.splitlines()) > 1, "the event is not of the class that is shown"


def signature(payload: bytes) -> dict[str, str]:
    """Return the headers of a request that a webhook sends."""
    now = str(int(time.time()))
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    made = hmac.new(key, f"msg_1.{now}.".encode() + payload, hashlib.sha256).digest()
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": now,
        "webhook-signature": f"v1,{base64.b64encode(made).decode()}",
    }


@each_form
@pytest.mark.parametrize(
    "name", ["beta.threads.create_and_run", "beta.threads.messages.list"]
)
def test_an_example_runs_in_a_shell(
    name: str,
    form: str,
    folder: Path,
    stands: dict[str, Stand],
    command_line: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What runs in this process above runs in one of its own, with the installed command."""
    operation = next(o for o in operations(THREADS) if o.id == f"threads:{name}")
    standing = stands["threads"]
    Reader(standing, operation.surface, command_line, monkeypatch)
    answering(standing, operation)
    monkeypatch.setenv("PYTHONPATH", str(THREADS.output))
    programs = folder / "bin"
    programs.mkdir()
    python = f'exec {shlex.quote(sys.executable)} "$@"\n'
    for command, script in (
        ("openai", python.replace('"$@"', '-m openai_threads "$@"')),
        ("python", python),
    ):
        programs.joinpath(command).write_text(f"#!/bin/sh\n{script}")
        programs.joinpath(command).chmod(0o755)
    code = invocation(operation, form).code.replace(
        operation.surface.base_url, standing.api.url
    )
    if form.startswith("Python"):
        folder.joinpath("example.py").write_text(code)
        code = "python example.py"
    done = shell(code, programs)
    assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr
    assert_asked(operation, standing.api)


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda one: one.name)
def test_example_values_are_what_the_description_allows(product: Product) -> None:
    """Whatever is shown of any operation, judged by the description's own schemas."""
    known = document(product.spec)
    wrong: list[str] = []
    for one in operations(product):
        given = tuple((a, _uploaded(v)) for a, v in required(one.surface, one.method))
        found = flaws(Call(one, "shown", given, known))
        for answer in page(one).answers:
            schema = _answered(known, one, answer)
            if schema is not None:
                found += known.flaws(schema, json.loads(answer.code))
        wrong += [f"{one.id}: {flaw}" for flaw in found]
    assert not wrong, "\n".join(wrong)


def _uploaded(value: Json) -> Any:
    """Return a value with bytes for each file in it."""
    if isinstance(value, list):
        return [_uploaded(item) for item in value]
    return b"" if isinstance(value, Code) else value


def _answered(known: Document, one: Operation, answer: Shown) -> Schema | None:
    result = one.method.result
    if answer.label == "Events" and result.events is not None:
        return known.answer(one.method, result.events.media_type)
    return known.answer(one.method, result.media_type)


@cache
def _pages(product: Product) -> MethodPages:
    return MethodPages(next(operations(product)).surface)


def page(operation: Operation) -> MethodPage:
    """Return the page of an operation."""
    href = method_href(operation.resource, operation.method)
    return _pages(operation.product).page(operation.resource, operation.method, href)


def invocation(operation: Operation, form: str) -> Invocation:
    return next(one for one in page(operation).invocations if one.label == form)


def answering(
    standing: Stand, operation: Operation, *, streaming: bool = False
) -> None:
    """Let Steady answer, and lists and streams end."""
    standing.steady()
    passed_on = standing.api.answer
    api = standing.api
    pages = operation.method.result.pagination

    def answer(request: Request) -> Answer:
        if api.seen and pages is not None:
            return data(_nothing(pages.items))
        answered = passed_on(request)
        if not streaming:
            return answered
        told = {**answered.headers, **EVENTS}
        sent = b'data: {"said": "of the tests"}\n\ndata: [DONE]\n\n'
        return replace(answered, chunks=(sent,), headers=told)

    api.answer = answer


def _nothing(key: str | tuple[str, ...]) -> Json:
    """Return a page that has no items, and so is the last one."""
    names = [key] if isinstance(key, str) else [*key]
    found: Json = []
    for name in reversed([name for name in names if name]):
        found = {name: found}
    return found


def assert_asked(operation: Operation, api: Loopback) -> None:
    """The first request is the operation's, and Steady has nothing against it."""
    (request, answer), *_ = api.seen
    assert request.method == operation.method.operation.verb
    assert_valid_for(operation.id, answer)
