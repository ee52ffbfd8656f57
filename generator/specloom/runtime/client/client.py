"""The client classes, and the connections through which they perform their calls."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from typing_extensions import Self

from .config import Config, Settings, Timeout, configure
from .omit import Omit, omit
from .prepare import Prepared, prepare
from .resource import Async, Resource, Sender, Sync
from .response import AsyncStreamedResponse, RawResponse, StreamedResponse
from .returns import Reply

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator, Mapping
    from types import TracebackType

    import httpx2

    from .call import Call
    from .security import Credential
    from .transport import Exchange

H = TypeVar("H")


class _Pool(Generic[H]):
    """The HTTP client that connections share, made when it is first needed."""

    def __init__(self, create: Callable[[], H], given: H | None) -> None:
        self._create = create
        self._lock = threading.Lock()
        self._client = given
        self._own = given is None

    def client(self) -> H:
        with self._lock:
            if self._client is None:
                self._client = self._create()
            return self._client

    def to_close(self) -> H | None:
        """Return the client if it is ours to close: one that was given is its giver's."""
        return self._client if self._own else None


def _httpx_client() -> httpx2.Client:
    import httpx2

    return httpx2.Client()


def _httpx_async_client() -> httpx2.AsyncClient:
    import httpx2

    return httpx2.AsyncClient()


class _Way:
    """One of the ways in which a connection performs calls."""

    def __init__(
        self, base: _Connection, perform: Callable[[Call[Any, Any, Any]], Any]
    ) -> None:
        self._base = base
        self.perform = perform

    @property
    def raw(self) -> Sender:
        return self._base.raw

    @property
    def streamed(self) -> Sender:
        return self._base.streamed


class _Connection:
    def __init__(self, config: Config) -> None:
        self.config = config

    @property
    def raw(self) -> Sender:
        """The connection, giving raw responses."""
        return _Way(self, self.perform_raw)

    @property
    def streamed(self) -> Sender:
        """The connection, giving responses to be read in a `with` block."""
        return _Way(self, self.perform_streamed)

    def prepare(self, call: Call[Any, Any, Any]) -> Prepared:
        """Build a call's request without sending it.

        Raises:
            ValueError: an argument can't be sent, or credentials are missing.
            APIError: the call leads to another origin than the API's.
        """
        return prepare(self.config, call)

    def perform_raw(self, call: Call[Any, Any, Any]) -> Any:
        """Perform a call and give the whole response."""
        raise NotImplementedError

    def perform_streamed(self, call: Call[Any, Any, Any]) -> Any:
        """Perform a call and give its response in a `with` block."""
        raise NotImplementedError

    def _exchange(
        self,
        client: httpx2.Client | httpx2.AsyncClient,
        call: Call[Any, Any, Any],
        lazy: bool,
    ) -> Exchange:
        from .transport import exchange

        return exchange(
            client,
            self.prepare(call),
            max_retries=self.config.max_retries,
            lazy=lazy,
            constant=frozenset(name.lower() for name in self.config.settings.headers),
        )


class SyncConnection(_Connection):
    """Performs calls with an `httpx2.Client`."""

    def __init__(
        self,
        config: Config,
        http_client: httpx2.Client | None = None,
        pool: _Pool[httpx2.Client] | None = None,
    ) -> None:
        super().__init__(config)
        self._pool = pool or _Pool(_httpx_client, http_client)

    def changed(self, config: Config) -> SyncConnection:
        """Return a connection with another configuration and the same HTTP client."""
        return SyncConnection(config, pool=self._pool)

    def close(self) -> None:
        """Close the HTTP client, unless it was given."""
        client = self._pool.to_close()
        if client is not None:
            client.close()

    def fetch(self, call: Call[Any, Any, Any], lazy: bool = False) -> httpx2.Response:
        """Perform a call and give its successful response, unread if `lazy`."""
        from .transport import drive

        client = self._pool.client()
        return drive(self._exchange(client, call, lazy), client)

    def perform(self, call: Call[Any, Any, Any]) -> Any:
        """Perform a call and give its value."""
        return call.returns.parse(
            Reply(self, call, self.fetch(call, call.returns.lazy))
        )

    def perform_raw(self, call: Call[Any, Any, Any]) -> RawResponse[Any]:
        """Perform a call and give the whole response."""
        response = self.fetch(call, call.returns.lazy)
        return RawResponse(
            response, partial(call.returns.parse, Reply(self, call, response))
        )

    @contextmanager
    def perform_streamed(
        self, call: Call[Any, Any, Any]
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


class AsyncConnection(_Connection):
    """Performs calls with an `httpx2.AsyncClient`."""

    def __init__(
        self,
        config: Config,
        http_client: httpx2.AsyncClient | None = None,
        pool: _Pool[httpx2.AsyncClient] | None = None,
    ) -> None:
        super().__init__(config)
        self._pool = pool or _Pool(_httpx_async_client, http_client)

    def changed(self, config: Config) -> AsyncConnection:
        """Return a connection with another configuration and the same HTTP client."""
        return AsyncConnection(config, pool=self._pool)

    async def close(self) -> None:
        """Close the HTTP client, unless it was given."""
        client = self._pool.to_close()
        if client is not None:
            await client.aclose()

    async def fetch(
        self, call: Call[Any, Any, Any], lazy: bool = False
    ) -> httpx2.Response:
        """Perform a call and give its successful response, unread if `lazy`."""
        from .transport import adrive

        client = self._pool.client()
        return await adrive(self._exchange(client, call, lazy), client)

    def perform(self, call: Call[Any, Any, Any]) -> Any:
        """Return what the async method returns: most often a coroutine of its value."""

        async def start() -> Any:
            response = await self.fetch(call, call.returns.lazy)
            return call.returns.aparse(Reply(self, call, response))

        return call.returns.later(start)

    async def perform_raw(self, call: Call[Any, Any, Any]) -> RawResponse[Any]:
        """Perform a call and give the whole response."""
        response = await self.fetch(call, call.returns.lazy)
        return RawResponse(
            response, partial(call.returns.aparse, Reply(self, call, response))
        )

    @asynccontextmanager
    async def perform_streamed(
        self, call: Call[Any, Any, Any]
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


def _with_connection(client: Resource[Any], connection: Sender) -> Any:
    """Copy a client onto another connection; its resources are made anew when asked for."""
    copy = object.__new__(type(client))
    kept = {k: v for k, v in vars(client).items() if not isinstance(v, Resource)}
    vars(copy).update(kept, _client=connection, _connection=connection)
    return copy


class SyncClient(Resource[Sync]):
    """What every sync client has beside its resources."""

    def __init__(
        self,
        settings: Settings,
        credentials: Mapping[str, Credential | None],
        *,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        config = configure(
            settings,
            credentials,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
        )
        self._connection = SyncConnection(config, http_client)
        super().__init__(self._connection)

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        **credentials: Credential | None,
    ) -> Self:
        """Return a client with other options that shares this one's connections.

        Headers and query parameters are added to those the client has; credentials go by
        the client's own keywords.
        """
        config = self._connection.config.changed(
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            credentials=credentials,
        )
        copy: Self = _with_connection(self, self._connection.changed(config))
        return copy

    def close(self) -> None:
        """Close the connections, unless they are those of a given `http_client`."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._connection.config.base_url!r})"


class AsyncClient(Resource[Async]):
    """What every async client has beside its resources."""

    def __init__(
        self,
        settings: Settings,
        credentials: Mapping[str, Credential | None],
        *,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        config = configure(
            settings,
            credentials,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
        )
        self._connection = AsyncConnection(config, http_client)
        super().__init__(self._connection)

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        **credentials: Credential | None,
    ) -> Self:
        """Return a client with other options that shares this one's connections.

        Headers and query parameters are added to those the client has; credentials go by
        the client's own keywords.
        """
        config = self._connection.config.changed(
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            credentials=credentials,
        )
        copy: Self = _with_connection(self, self._connection.changed(config))
        return copy

    async def close(self) -> None:
        """Close the connections, unless they are those of a given `http_client`."""
        await self._connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._connection.config.base_url!r})"
