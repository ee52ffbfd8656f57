"""The client classes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from . import _settings, types
from ._runtime.client.client import AsyncBase, SyncBase
from ._runtime.client.config import Timeout
from ._runtime.client.omit import Omit, omit
from ._runtime.client.resource import Async, Mode, Raw, Resource, Streamed, Sync

if TYPE_CHECKING:
    import httpx2

    from .resources.beta import Beta

SETTINGS = replace(_settings.SETTINGS, errors=lambda: {"default": types.ErrorResponse})


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
    def beta(self) -> Beta[Mode]:
        """The methods of `beta`."""
        from .resources.beta import Beta

        return Beta(self._client)


class OpenAI(SyncBase, Root[Sync]):
    """The client.

    A thread holds the messages of one conversation. A run lets an assistant work on a
    thread: it reads the messages, may call tools, and adds its answer. Each run is made
    of steps, which tell what it did.
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
            api_key: A secret key of the API, sent as a bearer token. Else the
                environment variable OPENAI_API_KEY.
            base_url: Where the API is. Else the environment variable
                OPENAI_BASE_URL.
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


class AsyncOpenAI(AsyncBase, Root[Async]):
    """The client for async programs.

    A thread holds the messages of one conversation. A run lets an assistant work on a
    thread: it reads the messages, may call tools, and adds its answer. Each run is made
    of steps, which tell what it did.
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
            api_key: A secret key of the API, sent as a bearer token. Else the
                environment variable OPENAI_API_KEY.
            base_url: Where the API is. Else the environment variable
                OPENAI_BASE_URL.
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
