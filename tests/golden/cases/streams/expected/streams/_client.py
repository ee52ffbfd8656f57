"""The client classes."""

from __future__ import annotations

from collections.abc import Mapping
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

    from .resources.backup import Backup
    from .resources.chats import Chats
    from .resources.forms import Forms
    from .resources.log import Log
    from .resources.motd import Motd
    from .resources.news import News

SETTINGS = replace(_settings.SETTINGS, errors=lambda: {"default": types.Error})


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
    def backup(self) -> Backup[Mode]:
        """The methods of `backup`."""
        from .resources.backup import Backup

        return Backup(self._client)

    @cached_property
    def chats(self) -> Chats[Mode]:
        """The methods of `chats`."""
        from .resources.chats import Chats

        return Chats(self._client)

    @cached_property
    def forms(self) -> Forms[Mode]:
        """The methods of `forms`."""
        from .resources.forms import Forms

        return Forms(self._client)

    @cached_property
    def log(self) -> Log[Mode]:
        """The methods of `log`."""
        from .resources.log import Log

        return Log(self._client)

    @cached_property
    def motd(self) -> Motd[Mode]:
        """The methods of `motd`."""
        from .resources.motd import Motd

        return Motd(self._client)

    @cached_property
    def news(self) -> News[Mode]:
        """The methods of `news`."""
        from .resources.news import News

        return News(self._client)


class Streams(SyncBase, Root[Sync]):
    """The client.

    Streams
    """

    def __init__(
        self,
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
            base_url: Where the API is. Else the environment variable
                STREAMS_BASE_URL.
            timeout: Seconds that connecting, and each wait for data, may take.
            max_retries: How often a failed call is tried again.
            default_headers: Headers added to every request.
            default_query: Query parameters added to every request.
            http_client: A client of your own, for proxies, certificates and limits.
        """
        super().__init__(
            SETTINGS,
            {},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )


class AsyncStreams(AsyncBase, Root[Async]):
    """The client for async programs.

    Streams
    """

    def __init__(
        self,
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
            base_url: Where the API is. Else the environment variable
                STREAMS_BASE_URL.
            timeout: Seconds that connecting, and each wait for data, may take.
            max_retries: How often a failed call is tried again.
            default_headers: Headers added to every request.
            default_query: Query parameters added to every request.
            http_client: A client of your own, for proxies, certificates and limits.
        """
        super().__init__(
            SETTINGS,
            {},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )
