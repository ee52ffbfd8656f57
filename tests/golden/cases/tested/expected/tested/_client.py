"""The client classes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import Unpack

from ._runtime.client.call import Call, Options, Value
from ._runtime.client.client import AsyncBase, SyncBase
from ._runtime.client.config import Timeout
from ._runtime.client.omit import Omit, omit
from ._runtime.client.resource import (
    Async,
    Mode,
    Raw,
    Resource,
    Streamed,
    Sync,
    operation,
)
from ._runtime.client.returns import Text
from ._settings import SETTINGS

if TYPE_CHECKING:
    import httpx2

    from .resources.advice import Advice
    from .resources.items import Items
    from .resources.orders import Orders
    from .resources.uploads import Uploads
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
    def advice(self) -> Advice[Mode]:
        """The methods of `advice`."""
        from .resources.advice import Advice

        return Advice(self._client)

    @cached_property
    def items(self) -> Items[Mode]:
        """The methods of `items`."""
        from .resources.items import Items

        return Items(self._client)

    @cached_property
    def orders(self) -> Orders[Mode]:
        """The methods of `orders`."""
        from .resources.orders import Orders

        return Orders(self._client)

    @cached_property
    def uploads(self) -> Uploads[Mode]:
        """The methods of `uploads`."""
        from .resources.uploads import Uploads

        return Uploads(self._client)

    @cached_property
    def webhooks(self) -> Webhooks[Mode]:
        """Requests that the API sends by itself, verified and read as events."""
        from .resources.webhooks import Webhooks

        return Webhooks(self._client)

    @operation
    def ping(
        self,
        **options: Unpack[Options],
    ) -> Value[str]:
        """Ping."""
        return Call(
            "GET",
            "/ping",
            security=(),
            returns=Text(),
            options=options,
        )


class Shop(SyncBase, Root[Sync]):
    """The client.

    Shop
    """

    def __init__(
        self,
        api_key: str | Callable[[], str] | None = None,
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
            api_key: Else the environment variable SHOP_API_KEY.
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
                "api_key": api_key,
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
        api_key: str | Callable[[], str | Awaitable[str]] | None = None,
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
            api_key: Else the environment variable SHOP_API_KEY.
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
                "api_key": api_key,
                "webhook_secret": webhook_secret,
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )
