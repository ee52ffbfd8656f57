from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import h11
import httpx2
import pytest

from specloom.runtime.client import errors

from .conftest import Answer, Ask, Server


def piped() -> IO[bytes]:
    """Return a pipe that brings five bytes, and whose length nobody knows."""
    child = subprocess.Popen(
        [sys.executable, "-c", "print('piped', end='')"], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    return child.stdout


def test_a_pipe_as_a_part(ask: Ask, server: Server) -> None:
    server.script(Answer(json={}))
    with piped() as file:
        ask(lambda c: c.files.create(file=file, purpose="p"))
    assert b"\r\n\r\npiped\r\n--" in server.seen[0].body


def test_a_pipe_as_a_part_can_be_sent_again(
    ask: Ask, server: Server, no_waiting: None
) -> None:
    server.script(Answer(status=503), Answer(json={}))
    with piped() as file:
        ask(lambda c: c.files.create(file=file, purpose="p"))
    assert all(b"\r\n\r\npiped\r\n--" in seen.body for seen in server.seen)
    assert len(server.seen) == 2


def test_a_pipe_as_the_whole_body(ask: Ask, server: Server) -> None:
    server.script(Answer(json={}))
    with piped() as file:
        ask(lambda c: c.files.put("x", body=file))
    assert server.seen[0].body == b"piped"
    assert server.seen[0].headers["Transfer-Encoding"] == "chunked"


def test_a_file_that_is_decompressed_as_a_part(
    ask: Ask, server: Server, tmp_path: Path
) -> None:
    packed = tmp_path / "a.gz"
    packed.write_bytes(gzip.compress(b"abc" * 1000))
    server.script(Answer(json={}))
    with gzip.open(packed) as file:
        ask(lambda c: c.files.create(file=file, purpose="p"))
    assert b"abc" * 1000 in server.seen[0].body


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, io.BytesIO])
def test_bytes_of_any_kind(ask: Ask, server: Server, kind: Any) -> None:
    server.script(Answer(json={}))
    ask(lambda c: c.files.create(file=kind(b"abc"), purpose="p"))
    ask(lambda c: c.files.put("x", body=kind(b"abc")))
    assert b"\r\n\r\nabc\r\n--" in server.seen[0].body
    assert server.seen[1].body == b"abc"


class TextFile(io.StringIO):
    pass


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("report.pdf", "not str"),
        (iter([b"abc"]), "not list_iterator"),
        (3, "not int"),
        (TextFile("abc"), "not a file opened as text"),
    ],
)
def test_what_is_no_file_is_refused(
    ask: Ask, server: Server, value: object, shown: str
) -> None:
    forms = "must be bytes, a file opened in binary mode, a pathlib.Path, or a tuple"
    with pytest.raises(TypeError, match=f"^file {forms}.*{shown}$"):
        ask(lambda c: c.files.create(file=value, purpose="p"))
    with pytest.raises(TypeError, match=f"^body {forms}.*{shown}$"):
        ask(lambda c: c.files.put("x", body=value))
    assert server.seen == []


def test_what_is_no_file_in_a_list_is_refused(ask: Ask, server: Server) -> None:
    with pytest.raises(TypeError, match=r"^file must be bytes.*not str$"):
        ask(lambda c: c.files.create(file=[b"abc", "report.pdf"], purpose="p"))


def test_what_json_has_no_form_for_is_refused(ask: Ask, server: Server) -> None:
    told = "^metadata.a can't be sent: JSON has no form for 'object'$"
    with pytest.raises(TypeError, match=told):
        ask(lambda c: c.threads.create(metadata={"a": object()}))
    with pytest.raises(TypeError, match=r"^limit can't be sent"):
        ask(lambda c: c.threads.runs.list("t", limit=object()))
    with pytest.raises(TypeError, match=r"^purpose can't be sent"):
        ask(lambda c: c.files.create(file=b"", purpose=object()))
    assert server.seen == []


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (h11.LocalProtocolError("too much"), r"^The request to the API\b.* can't be sent: too much$"),
        (httpx2.LocalProtocolError("too much"), r"^The request to the API\b.* can't be sent: too much$"),
        (httpx2.RemoteProtocolError("gone"), r"^The API\b.* broke off, or .* not HTTP: gone$"),
        (httpx2.ReadError(""), r"^The connection to the API\b.* was lost: ReadError$"),
        (httpx2.ConnectError("refused"), r"^The API can't be reached\b.*: refused$"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_failure_is_true(
    ask: Ask, raised: Exception, told: str
) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise raised

    kind = httpx2.Client if ask.kind == "sync" else httpx2.AsyncClient
    client = kind(transport=httpx2.MockTransport(fail))
    with pytest.raises(errors.APIConnectionError, match=told) as found:
        ask(lambda c: c.threads.create(), http_client=client, max_retries=0)
    assert found.value.__cause__ is raised
