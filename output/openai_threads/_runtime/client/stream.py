"""Streams: values that a response's body brings one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from typing_extensions import Self

if TYPE_CHECKING:
    from collections.abc import (
        AsyncGenerator,
        AsyncIterator,
        Callable,
        Coroutine,
        Generator,
        Iterable,
        Iterator,
    )
    from types import TracebackType

    import httpx2

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Decoder(Protocol[T_co]):
    """Makes values of a body's bytes; `done` once the body has said that no more come."""

    done: bool

    def feed(self, chunk: bytes, final: bool = False) -> Iterable[T_co]:
        """Return the values that `chunk` completes; with `final`, what is left over too."""
        ...


class Stream(Generic[T]):
    """An iterator over the values of a response; closed at its end, by `with` or by `close()`."""

    def __init__(self, response: httpx2.Response, decoder: Decoder[T]) -> None:
        self.response = response
        self._values = self._decode(decoder)

    def _decode(self, decoder: Decoder[T]) -> Generator[T, None, None]:
        from .retries import translated

        try:
            with translated():
                for chunk in self.response.iter_bytes():
                    yield from decoder.feed(chunk)
                    if decoder.done:
                        return
            yield from decoder.feed(b"", final=True)
        finally:
            self.response.close()

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self._values)

    def close(self) -> None:
        """Stop reading and free the connection."""
        self._values.close()
        self.response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncStream(Generic[T]):
    """The async twin of `Stream`: `async for`, `async with`, `await stream.close()`."""

    def __init__(self, response: httpx2.Response, decoder: Decoder[T]) -> None:
        self.response = response
        self._values = self._decode(decoder)

    async def _decode(self, decoder: Decoder[T]) -> AsyncGenerator[T, None]:
        from .retries import translated

        try:
            with translated():
                async for chunk in self.response.aiter_bytes():
                    for value in decoder.feed(chunk):
                        yield value
                    if decoder.done:
                        return
            for value in decoder.feed(b"", final=True):
                yield value
        finally:
            await self.response.aclose()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return await anext(self._values)

    async def close(self) -> None:
        """Stop reading and free the connection."""
        await self._values.aclose()
        await self.response.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


class AsyncEvents(Generic[T]):
    """What an async method gives that streams: await it, open it by `async with`, or iterate."""

    def __init__(
        self, start: Callable[[], Coroutine[Any, Any, AsyncStream[T]]]
    ) -> None:
        self._start = start
        self._stream: AsyncStream[T] | None = None

    def __await__(self) -> Generator[Any, None, AsyncStream[T]]:
        return self._start().__await__()

    async def __aenter__(self) -> AsyncStream[T]:
        self._stream = await self._start()
        return self._stream

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is not None:
            await self._stream.close()

    async def __aiter__(self) -> AsyncIterator[T]:
        async with self as stream:
            async for value in stream:
                yield value
