"""Every method of every product as a command line, in three forms that have to ask the same.

One flag for each parameter; inner flags, and arrays item by item; all but the path piped as
YAML. Calls are made from the description alone. What is asked Steady finds valid, it is all
that was given, and it is the same to the last byte in each form.

Here run the least that each method takes, all that it takes, and nulls; with SPECLOOM_FORMS
set, `make forms`, also every variant of each union, every value of each enum, the examples.
"""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import pytest

from specloom.plan.surface import Argument

from . import words
from .conftest import SECRET, CommandLine
from .described import PRODUCTS, Call, Operation, operations
from .document import Document, Schema
from .judged import assert_valid, named
from .loopback import EVENTS, Answer, Loopback, Request
from .stands import Stand
from .values import FILE, NAMED_FILE, plain
from .wire import assert_whole

OPERATIONS = [one for product in PRODUCTS for one in operations(product)]
STREAMED = [o for o in OPERATIONS if any(a.streams for a in o.method.arguments)]
ALL = bool(os.environ.get("SPECLOOM_FORMS"))
SOME = ("minimal", "full-0", "null")
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_BOUNDARY = re.compile(r"boundary=(\S+)")


class Told(NamedTuple):
    """What a request says, apart from where it goes and how its parts are told apart."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class PlainClient(httpx2.Client):
    """Asks without encryption, so that no certificates are read for each command."""

    def __init__(self) -> None:
        super().__init__(verify=_NO_CERTIFICATES)


@pytest.fixture(autouse=True)
def plain_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx2, "Client", PlainClient)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is uploaded lies in the working directory."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_every_form_asks_the_same(
    operation: Operation,
    stands: dict[str, Stand],
    command_line: CommandLine,
) -> None:
    standing = stands[operation.product.name]
    for number, made in enumerate(operation.calls()):
        if ALL or made.kind in SOME:
            call = doubled(made)
            with named(call):
                standing.steady(number)
                assert_the_same(call, standing.api, command_line)
                for _, answer in standing.api.seen:
                    assert_valid(call, answer)


@pytest.mark.parametrize("operation", STREAMED, ids=lambda one: one.id)
def test_every_form_asks_for_the_same_events(
    operation: Operation,
    stands: dict[str, Stand],
    command_line: CommandLine,
) -> None:
    least = next(operation.calls())
    given = tuple((a, v) for a, v in least.given if not a.streams)
    asking = next(a for a in operation.method.arguments if a.streams)
    call = replace(least, given=(*given, (asking, True)))
    standing = stands[operation.product.name]
    standing.api.script(Answer(chunks=(b"data: [DONE]\n\n",), headers=EVENTS))
    with named(call):
        assert_the_same(call, standing.api, command_line)


def assert_the_same(call: Call, api: Loopback, command_line: CommandLine) -> None:
    """Each form is run, and each asks for all that is given and nothing else."""
    for arguments, piped in forms(on_disk(call)):
        ran = command_line.run(
            call.surface.package, "--base-url", api.url, *arguments, piped=piped
        )
        assert (ran.code, ran.err) == (0, ""), (ran.err, arguments)
    assert_whole(uploaded(call), api.requests[0])
    first, *others = map(told, api.requests)
    assert others == [first] * 2


def forms(call: Call) -> Iterator[tuple[list[str], str]]:
    """Yield the words and the piped data of each form; global flags stand here and there."""
    keys = [
        word
        for credential in call.surface.credentials
        for word in (f"--{credential.flag}", SECRET)
    ]
    raw = ["--format", "raw"]
    yield [*words.command(call), *words.flags(call), *keys, "--max-items", "1"], ""
    yield [*keys, *raw, *words.command_by_flags(call), *words.inner_flags(call)], ""
    yield [*raw, *words.command(call), *keys], words.piped(call)


def told(request: Request) -> Told:
    headers = {k: v for k, v in request.headers.items() if k != "host"}
    body, kind = request.body, headers.get("content-type", "")
    if found := _BOUNDARY.search(kind):
        headers["content-type"] = kind.replace(found[1], "boundary")
        body = body.replace(found[1].encode(), b"boundary")
    return Told(request.method, request.target, headers, body)


def doubled(call: Call) -> Call:
    """Return a call whose arrays have two items each, where they may."""
    given = tuple(
        (a, _twice(value, call.document, call.document.schema(call.method, a)))
        for a, value in call.given
    )
    return replace(call, given=given)


def _twice(value: Any, document: Document, schema: Schema) -> Any:
    # A list where there might be none is beyond Steady from the second item on.
    if not isinstance(value, list) or document.types(schema) - {"null"} != {"array"}:
        return value
    twice = [*value, *value]
    return twice if document.valid(schema, plain(twice)) else value


def on_disk(call: Call) -> Call:
    """Return a call with the path of a file, written now, wherever it has bytes."""
    path = Path(NAMED_FILE[0])
    path.write_bytes(FILE)
    return _with_files(call, path)


def uploaded(call: Call) -> Call:
    """Return a call with the files that come of paths."""
    return _with_files(call, (NAMED_FILE[0], FILE, "application/octet-stream"))


def _with_files(call: Call, file: Any) -> Call:
    given: list[tuple[Argument, Any]] = []
    for argument, value in call.given:
        schema = call.document.schema(call.method, argument)
        # An example has to be text.
        kinds = (bytes, tuple, str) if _binary(call, schema) else (bytes, tuple)
        given.append((argument, _replaced(value, kinds, file)))
    return replace(call, given=tuple(given))


def _binary(call: Call, schema: Schema) -> bool:
    variants = call.document.variants(schema)
    return all(
        v.get("format") == "binary" or ("items" in v and _binary(call, v["items"]))
        for v in variants
    )


def _replaced(value: Any, kinds: tuple[type, ...], file: Any) -> Any:
    if isinstance(value, list):
        return [_replaced(one, kinds, file) for one in value]
    return file if isinstance(value, kinds) else value
