"""Requests as httpx2 sends them, their files streamed from disk."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

import httpx2

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from contextlib import ExitStack

    from .body import FileContent
    from .prepare import Prepared

CHUNK = 65_536
SPOOLED = 1_048_576
"""Bytes of a pipe that are held in memory, more go to a temporary file."""


def build_request(
    client: httpx2.Client | httpx2.AsyncClient, prepared: Prepared, files: ExitStack
) -> tuple[httpx2.Request, bool]:
    """Return the request to send, and whether its body can be sent twice.

    The files that it opens or makes are closed with `files`.
    """
    headers = {k.encode(): v.encode() for k, v in prepared.headers.items()}
    body = prepared.body
    parts: list[tuple[str, tuple[str | None, bytes, str | None]]] = []
    stream: FileStream | None = None
    content: bytes | str | None = None
    replayable = True
    if isinstance(body, tuple):
        for part in body:
            source = _opened(part.content, files)
            if hasattr(source, "read"):
                source = Sized(_spooled(cast("IO[bytes]", source), files))
            # httpx2 declares no type for what has only `read`.
            value = part.filename, cast("bytes", source), part.media_type
            parts.append((part.name, value))
    elif body is None or isinstance(body, (bytes, str)):
        content = body
    else:
        stream = FileStream(cast("IO[bytes]", _opened(body, files)))
        replayable = stream.replayable
        headers.update(stream.headers)
    request = client.build_request(
        prepared.method,
        prepared.url,
        headers=headers,
        content=content,
        files=parts or None,
        timeout=prepared.timeout,
    )
    _address(request, prepared)
    # httpx2 writes methods in capitals, and HTTP tells `Copy` from `COPY`.
    request.method = prepared.method
    if stream:
        request.stream = stream
    return request, replayable


def renew(
    client: httpx2.Client | httpx2.AsyncClient,
    request: httpx2.Request,
    prepared: Prepared,
) -> None:
    """Put other secrets in a request, of which all else stays as it was sent."""
    for name, value in prepared.headers.items():
        if name.lower() in prepared.secret_headers:
            request.headers[name] = value
    request.url = client.build_request("GET", prepared.url).url
    _address(request, prepared)


def _address(request: httpx2.Request, prepared: Prepared) -> None:
    """Keep secrets in a request's address from the log that httpx2 itself writes."""
    if prepared.secret_query and request.url.query:
        from .discreet import DiscreetURL

        request.url = DiscreetURL(request.url, prepared.redacted().url)


def _opened(content: str | FileContent, files: ExitStack) -> object:
    if isinstance(content, os.PathLike):
        return files.enter_context(Path(content).open("rb"))
    return content


def _can_rewind(file: IO[bytes]) -> bool:
    return hasattr(file, "seekable") and file.seekable()


def _spooled(file: IO[bytes], files: ExitStack) -> IO[bytes]:
    """Return a file whose length can be told: a pipe is read to its end, to disk if long."""
    if _can_rewind(file):
        return file
    whole = files.enter_context(SpooledTemporaryFile(SPOOLED))  # noqa: SIM115
    copyfileobj(file, whole, CHUNK)
    return cast("IO[bytes]", whole)


class Sized:
    """A file as httpx2 measures it rightly: by its end.

    It would take the length of the descriptor below, which is another where a file is
    decompressed while it is read.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.read = file.read
        self.seek = file.seek
        self.tell = file.tell


class FileStream(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A whole body read from an open file, from where it stands, as often as it is sent."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.replayable = _can_rewind(file)
        self._start = file.tell() if self.replayable else 0
        self.headers = {b"Transfer-Encoding": b"chunked"}
        if self.replayable:
            length = file.seek(0, os.SEEK_END) - self._start
            self.headers = {b"Content-Length": str(length).encode()}

    def __iter__(self) -> Iterator[bytes]:
        if self.replayable:
            self._file.seek(self._start)
        while chunk := self._file.read(CHUNK):
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk
