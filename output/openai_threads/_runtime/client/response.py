"""Responses as such: their status, headers and body, read at once or bit by bit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from typing_extensions import Self

from .errors import request_id
from .whole import whole_file

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from os import PathLike
    from types import TracebackType

    import httpx2

T = TypeVar("T")

Progress: TypeAlias = "Callable[[int, int | None], object]"
"""What is told how many bytes have come, and of how many, None where that isn't known."""


class _Response:
    def __init__(self, response: httpx2.Response) -> None:
        self.http_response = response

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.http_response.status_code

    @property
    def headers(self) -> httpx2.Headers:
        """The response's headers; names match in any case."""
        return self.http_response.headers

    @property
    def request_id(self) -> str | None:
        """What the API calls this request, if it says."""
        return request_id(self.headers)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} [{self.status_code}]>"


class RawResponse(_Response, Generic[T]):
    """A whole response; `parse()` gives what the method would have returned."""

    def __init__(self, response: httpx2.Response, parse: Callable[[], T]) -> None:
        super().__init__(response)
        self._parse = parse

    @property
    def content(self) -> bytes:
        """The body."""
        return self.http_response.content

    @property
    def text(self) -> str:
        """The body as text."""
        return self.http_response.text

    def json(self) -> Any:
        """Return the body's JSON as plain data."""
        return self.http_response.json()

    def parse(self) -> T:
        """Return what the method returns without `with_raw_response`."""
        return self._parse()


class BinaryResponse(_Response):
    """A body of bytes, read as it is wanted; closed once read, by `with` or by `close()`."""

    def read(self) -> bytes:
        """Return the whole body."""
        from .retries import translated

        with translated():
            return self.http_response.read()

    def iter_bytes(
        self, chunk_size: int | None = None, *, progress: Progress | None = None
    ) -> Iterator[bytes]:
        """Yield the body as it comes, or in chunks of `chunk_size` bytes.

        `progress` is told how far it is: see `write_to_file`.
        """
        from .retries import translated

        told = _Told(self.http_response, progress)
        with translated():
            for chunk in self.http_response.iter_bytes(chunk_size):
                told.has_come(chunk)
                yield chunk

    def iter_text(self) -> Iterator[str]:
        """Yield the body as text, as it comes."""
        from .retries import translated

        with translated():
            yield from self.http_response.iter_text()

    def iter_lines(self) -> Iterator[str]:
        """Yield the body line by line."""
        from .retries import translated

        with translated():
            yield from self.http_response.iter_lines()

    def write_to_file(
        self, path: str | PathLike[str], *, progress: Progress | None = None
    ) -> None:
        """Write the body to a file, without holding it in memory.

        Args:
            path: The file, which is made or written over once the body is whole.
            progress: Called at the start and as the body comes, with the bytes that have
                come and with those of the whole body, None where the API doesn't say how
                many there are. Both are counted as they travel, before unpacking.
        """
        with whole_file(path) as file:
            file.writelines(self.iter_bytes(progress=progress))

    def close(self) -> None:
        """Free the connection; what was not read is lost."""
        self.http_response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class StreamedResponse(BinaryResponse, Generic[T]):
    """A response whose body is read as it is wanted, inside its `with` block."""

    def __init__(self, response: httpx2.Response, parse: Callable[[], T]) -> None:
        super().__init__(response)
        self._parse = parse

    def parse(self) -> T:
        """Return what the method returns without `with_streaming_response`."""
        return self._parse()


class AsyncBinaryResponse(_Response):
    """The async twin of `BinaryResponse`."""

    async def read(self) -> bytes:
        """Return the whole body."""
        from .retries import translated

        with translated():
            return await self.http_response.aread()

    async def iter_bytes(
        self, chunk_size: int | None = None, *, progress: Progress | None = None
    ) -> AsyncIterator[bytes]:
        """Yield the body as it comes, or in chunks of `chunk_size` bytes.

        `progress` is told how far it is: see `write_to_file`.
        """
        from .retries import translated

        told = _Told(self.http_response, progress)
        with translated():
            async for chunk in self.http_response.aiter_bytes(chunk_size):
                told.has_come(chunk)
                yield chunk

    async def iter_text(self) -> AsyncIterator[str]:
        """Yield the body as text, as it comes."""
        from .retries import translated

        with translated():
            async for text in self.http_response.aiter_text():
                yield text

    async def iter_lines(self) -> AsyncIterator[str]:
        """Yield the body line by line."""
        from .retries import translated

        with translated():
            async for line in self.http_response.aiter_lines():
                yield line

    async def write_to_file(
        self, path: str | PathLike[str], *, progress: Progress | None = None
    ) -> None:
        """Write the body to a file, without holding it in memory.

        Args:
            path: The file, which is made or written over once the body is whole.
            progress: Called at the start and as the body comes, with the bytes that have
                come and with those of the whole body, None where the API doesn't say how
                many there are. Both are counted as they travel, before unpacking.
        """
        with whole_file(path) as file:
            async for chunk in self.iter_bytes(progress=progress):
                file.write(chunk)

    async def close(self) -> None:
        """Free the connection; what was not read is lost."""
        await self.http_response.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


class AsyncStreamedResponse(AsyncBinaryResponse, Generic[T]):
    """The async twin of `StreamedResponse`."""

    def __init__(
        self, response: httpx2.Response, parse: Callable[[], Awaitable[T]]
    ) -> None:
        super().__init__(response)
        self._parse = parse

    async def parse(self) -> T:
        """Return what awaiting the method gives without `with_streaming_response`."""
        return await self._parse()


class _Told:
    """Tells of a body's progress."""

    def __init__(
        self, response: httpx2.Response, progress: Progress | None = None
    ) -> None:
        self._response = response
        self._progress = progress
        length = response.headers.get("Content-Length", "")
        self._total = int(length) if length.isdecimal() else None
        self._unpacked = 0
        if progress is not None:
            progress(0, self._total)

    def has_come(self, chunk: bytes) -> None:
        if self._progress is not None:
            self._unpacked += len(chunk)
            # A body that was read before doesn't come any more.
            come = self._response.num_bytes_downloaded or self._unpacked
            self._progress(come, self._total)
