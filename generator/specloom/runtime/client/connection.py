"""Connections: what performs calls, with one configuration and a shared HTTP client."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from typing_extensions import Self

from .forks import watch
from .prepare import Prepared, chosen, prepare
from .response import AsyncStreamedResponse, RawResponse, StreamedResponse
from .returns import Reply
from .security import is_live

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

    import httpx2

    from .call import AnyCall
    from .config import Config
    from .resource import Sender
    from .transport import Exchange

H = TypeVar("H")


class _Pool(Generic[H]):
    """The HTTP client that connections share, made when it is first needed."""

    def __init__(self, create: Callable[[], H], given: H | None) -> None:
        self._create = create
        self._lock = threading.Lock()
        self._client = given
        self._own = given is None
        self._parents: H | None = None
        watch(self)

    def forget(self) -> None:
        """Have a forked process make connections of its own."""
        self._lock = threading.Lock()
        if self._own and self._client is not None:
            # Kept, since closing it would meddle with what the parent is about.
            self._parents, self._client = self._client, None

    def client(self) -> H:
        with self._lock:
            if self._client is None:
                self._client = self._create()
            return self._client

    def to_close(self) -> H | None:
        """Return the client if it is ours to close: one that was given is its giver's."""
        return self._client if self._own else None


class _Way:
    """One of the ways in which a connection performs calls."""

    def __init__(
        self, base: Connection[Any], perform: Callable[[AnyCall], Any]
    ) -> None:
        self._base = base
        self.config: Config = base.config
        self.perform = perform

    @property
    def raw(self) -> Sender:
        return self._base.raw

    @property
    def streamed(self) -> Sender:
        return self._base.streamed


class Connection(Generic[H]):
    """What the sync and the async connection share; `http_client` is one given by the user."""

    def __init__(
        self, config: Config, http_client: H | None = None, pool: _Pool[H] | None = None
    ) -> None:
        self.config = config
        self._pool = pool or _Pool(self._create, http_client)
        self._asks = any(map(is_live, config.credentials.values()))

    def changed(self, config: Config) -> Self:
        """Return a connection with another configuration and the same HTTP client."""
        return type(self)(config, pool=self._pool)

    @property
    def raw(self) -> Sender:
        """The connection, giving raw responses."""
        return _Way(self, self.perform_raw)

    @property
    def streamed(self) -> Sender:
        """The connection, giving responses to be read in a `with` block."""
        return _Way(self, self.perform_streamed)

    def _create(self) -> H:
        raise NotImplementedError

    def prepare(self, call: AnyCall) -> Prepared:
        """Build a call's request without sending it: no token is fetched for it.

        Raises:
            ValueError: an argument can't be sent, or credentials are missing.
            APIError: the call leads to another origin than the API's.
        """
        return prepare(self.config, call)

    def perform(self, call: AnyCall) -> Any:
        """Perform a call and give what its method returns."""
        raise NotImplementedError

    def perform_raw(self, call: AnyCall) -> Any:
        """Perform a call and give the whole response."""
        raise NotImplementedError

    def perform_streamed(self, call: AnyCall) -> Any:
        """Perform a call and give its response in a `with` block."""
        raise NotImplementedError

    def _exchange(
        self,
        client: httpx2.Client | httpx2.AsyncClient,
        call: AnyCall,
        lazy: bool,
    ) -> Exchange:
        from .transport import Ask, exchange

        live = [
            Ask(scheme.keyword, credential, self.config)
            for scheme, credential in (chosen(self.config, call) if self._asks else ())
            if is_live(credential)
        ]
        return exchange(
            client,
            partial(prepare, self.config, call),
            live=live,
            max_retries=self.config.max_retries,
            lazy=lazy,
            constant=frozenset(name.lower() for name in self.config.settings.headers),
            errors=call.errors or self.config.settings.errors,
        )


class SyncConnection(Connection["httpx2.Client"]):
    """Performs calls with an `httpx2.Client`."""

    def _create(self) -> httpx2.Client:
        import httpx2

        return httpx2.Client()

    def close(self) -> None:
        """Close the HTTP client, unless it was given."""
        client = self._pool.to_close()
        if client is not None:
            client.close()

    def fetch(self, call: AnyCall, lazy: bool = False) -> httpx2.Response:
        """Perform a call and give its successful response, unread if `lazy`."""
        from .transport import drive

        client = self._pool.client()
        return drive(self._exchange(client, call, lazy), client)

    def perform(self, call: AnyCall) -> Any:
        """Perform a call and give its value."""
        return call.returns.parse(
            Reply(self, call, self.fetch(call, call.returns.lazy))
        )

    def perform_raw(self, call: AnyCall) -> RawResponse[Any]:
        """Perform a call and give the whole response."""
        response = self.fetch(call, call.returns.lazy)
        return RawResponse(
            response, partial(call.returns.parse, Reply(self, call, response))
        )

    @contextmanager
    def perform_streamed(
        self, call: AnyCall
    ) -> Generator[StreamedResponse[Any], None, None]:
        """Perform a call and give its response in a `with` block."""
        response = self.fetch(call, lazy=True)
        streamed = StreamedResponse(response, lambda: parse())

        def parse() -> Any:
            if not call.returns.lazy:
                streamed.read()
            return call.returns.parse(Reply(self, call, response))

        with streamed:
            yield streamed


class AsyncConnection(Connection["httpx2.AsyncClient"]):
    """Performs calls with an `httpx2.AsyncClient`."""

    def _create(self) -> httpx2.AsyncClient:
        import httpx2

        return httpx2.AsyncClient()

    async def close(self) -> None:
        """Close the HTTP client, unless it was given."""
        client = self._pool.to_close()
        if client is not None:
            await client.aclose()

    async def fetch(self, call: AnyCall, lazy: bool = False) -> httpx2.Response:
        """Perform a call and give its successful response, unread if `lazy`."""
        from .transport import adrive

        client = self._pool.client()
        return await adrive(self._exchange(client, call, lazy), client)

    def perform(self, call: AnyCall) -> Any:
        """Return what the async method returns: most often a coroutine of its value."""

        async def start() -> Any:
            response = await self.fetch(call, call.returns.lazy)
            return call.returns.aparse(Reply(self, call, response))

        return call.returns.later(start)

    async def perform_raw(self, call: AnyCall) -> RawResponse[Any]:
        """Perform a call and give the whole response."""
        response = await self.fetch(call, call.returns.lazy)
        return RawResponse(
            response, partial(call.returns.aparse, Reply(self, call, response))
        )

    @asynccontextmanager
    async def perform_streamed(
        self, call: AnyCall
    ) -> AsyncGenerator[AsyncStreamedResponse[Any], None]:
        """Perform a call and give its response in an `async with` block."""
        response = await self.fetch(call, lazy=True)

        async def parse() -> Any:
            if not call.returns.lazy:
                await streamed.read()
            return call.returns.aparse(Reply(self, call, response))

        streamed = AsyncStreamedResponse(response, parse)
        async with streamed:
            yield streamed
