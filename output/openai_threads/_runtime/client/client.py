"""What the client classes have beside their resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from typing_extensions import Self, Unpack

from .config import ClientOptions, Settings, Timeout, configure
from .connection import AsyncConnection, Connection, SyncConnection
from .omit import Omit, omit
from .resource import Async, Mode, Resource, Sync

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    import httpx2

    from .security import Credential, Given

C = TypeVar("C", bound=Connection[Any])


class _Client(Resource[Mode], Generic[Mode, C]):
    def __init__(self, connection: C) -> None:
        super().__init__(connection)
        self._connection = connection

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
            credentials,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
        )
        copy = object.__new__(type(self))
        # Resources hold the connection they were made with: the copy makes its own.
        kept = {k: v for k, v in vars(self).items() if not isinstance(v, Resource)}
        vars(copy).update(kept)
        copy._client = copy._connection = self._connection.changed(config)
        return copy

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._connection.config.base_url!r})"


class SyncBase(_Client[Sync, SyncConnection]):
    """The base of sync clients; `credentials` go by keyword, such as `api_key`."""

    def __init__(
        self,
        settings: Settings,
        credentials: Given,
        *,
        http_client: httpx2.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        config = configure(settings, credentials, **options)
        _check_kind(http_client, "Client")
        super().__init__(SyncConnection(config, http_client))

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


class AsyncBase(_Client[Async, AsyncConnection]):
    """The base of async clients; `credentials` go by keyword, such as `api_key`."""

    def __init__(
        self,
        settings: Settings,
        credentials: Given,
        *,
        http_client: httpx2.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        config = configure(settings, credentials, **options)
        _check_kind(http_client, "AsyncClient")
        super().__init__(AsyncConnection(config, http_client))

    async def close(self) -> None:
        """Close the connections, unless they are those of a given `http_client`."""
        await self._connection.close()

    aclose = close

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


def _check_kind(http_client: object, wanted: str) -> None:
    if http_client is None:
        return
    import httpx2

    if not isinstance(http_client, getattr(httpx2, wanted)):
        kind = type(http_client)
        raise TypeError(
            f"http_client must be an httpx2.{wanted}, not {kind.__module__}.{kind.__name__}"
        )
