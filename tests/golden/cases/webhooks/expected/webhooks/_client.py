"""The client classes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client.client import AsyncBase, SyncBase
from ._runtime.client.config import Timeout
from ._runtime.client.omit import Omit, omit
from ._runtime.client.resource import Async, Mode, Raw, Resource, Streamed, Sync
from ._settings import SETTINGS

if TYPE_CHECKING:
    import httpx2

    from .resources.webhooks import Webhooks


class Root(Resource[Mode]):
    """What both clients offer."""

    @property
    def with_raw_response(self) -> Root[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Root(self._client.raw)

    @property
    def with_streaming_response(self) -> Root[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Root(self._client.streamed)

    @cached_property
    def webhooks(self) -> Webhooks[Mode]:
        """The methods of `webhooks`."""
        from .resources.webhooks import Webhooks

        return Webhooks(self._client)


class Shop(SyncBase, Root[Sync]):
    """The client.

    Shop
    """

    def __init__(
        self,
        key: str | Callable[[], str] | None = None,
        *,
        webhook_secret: str | Callable[[], str] | None = None,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        """Make a client.

        Args:
            key: Else the environment variable SHOP_KEY.
            webhook_secret: What webhooks are signed with; several, with spaces
                between them, while one replaces another. Else the environment
                variable SHOP_WEBHOOK_SECRET.
            base_url: Where the API is. Else the environment variable SHOP_BASE_URL.
            timeout: Seconds that connecting, and each wait for data, may take.
            max_retries: How often a failed call is tried again.
            default_headers: Headers added to every request.
            default_query: Query parameters added to every request.
            http_client: A client of your own, for proxies, certificates and limits.
        """
        super().__init__(
            SETTINGS,
            {
                "key": key,
                "webhook_secret": webhook_secret,
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )


class AsyncShop(AsyncBase, Root[Async]):
    """The client for async programs.

    Shop
    """

    def __init__(
        self,
        key: str | Callable[[], str | Awaitable[str]] | None = None,
        *,
        webhook_secret: str | Callable[[], str] | None = None,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        """Make a client.

        Args:
            key: Else the environment variable SHOP_KEY.
            webhook_secret: What webhooks are signed with; several, with spaces
                between them, while one replaces another. Else the environment
                variable SHOP_WEBHOOK_SECRET.
            base_url: Where the API is. Else the environment variable SHOP_BASE_URL.
            timeout: Seconds that connecting, and each wait for data, may take.
            max_retries: How often a failed call is tried again.
            default_headers: Headers added to every request.
            default_query: Query parameters added to every request.
            http_client: A client of your own, for proxies, certificates and limits.
        """
        super().__init__(
            SETTINGS,
            {
                "key": key,
                "webhook_secret": webhook_secret,
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )
