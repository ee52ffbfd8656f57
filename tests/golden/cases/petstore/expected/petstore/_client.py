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

    from .resources.pets import Pets


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
    def pets(self) -> Pets[Mode]:
        """The animals of the store."""
        from .resources.pets import Pets

        return Pets(self._client)


class Petstore(SyncBase, Root[Sync]):
    """The client.

    Pets, their owners and their photos.
    """

    def __init__(
        self,
        api_key: str | Callable[[], str] | None = None,
        *,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        """Make a client.

        Args:
            api_key: Else the environment variable PETSTORE_API_KEY.
            base_url: Where the API is. Else the environment variable
                PETSTORE_BASE_URL.
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
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )


class AsyncPetstore(AsyncBase, Root[Async]):
    """The client for async programs.

    Pets, their owners and their photos.
    """

    def __init__(
        self,
        api_key: str | Callable[[], str | Awaitable[str]] | None = None,
        *,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        """Make a client.

        Args:
            api_key: Else the environment variable PETSTORE_API_KEY.
            base_url: Where the API is. Else the environment variable
                PETSTORE_BASE_URL.
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
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )
