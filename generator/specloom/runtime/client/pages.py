"""Lists in pages: one page, iteration over all that follow, and how the next one is found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar, cast
from urllib.parse import urljoin

from .body import is_dict

if TYPE_CHECKING:
    from collections.abc import (
        AsyncIterator,
        Callable,
        Coroutine,
        Generator,
        Iterator,
    )

    import httpx2

    from .call import Call

T = TypeVar("T")
B = TypeVar("B")

Key: TypeAlias = str | tuple[str, ...]
"""Where a value stands in a body, by the API's names: a field, or a path of fields."""


class Turn(Protocol):
    """How an API's next page is found; `items` is where a page's items are, None for all of it."""

    @property
    def items(self) -> Key | None: ...

    def next(
        self,
        call: Call[Any, Any, Any],
        items: list[Any],
        body: object,
        response: httpx2.Response,
    ) -> Call[Any, Any, Any] | None:
        """Return the call for the page after this one, None at the end."""
        ...


@dataclass(frozen=True)
class Cursor:
    """`param` takes the cursor in `field`, or else the last item's `id`; `more` tells whether to go on."""

    items: Key | None
    param: str
    field: Key | None = None
    more: Key | None = None

    def next(
        self,
        call: Call[Any, Any, Any],
        items: list[Any],
        body: object,
        response: httpx2.Response,
    ) -> Call[Any, Any, Any] | None:
        """Return the call for the page after this one, None at the end."""
        if not items or (self.more is not None and not dig(body, self.more)):
            return None
        value = dig(items[-1], "id") if self.field is None else dig(body, self.field)
        return _asking(call, self.param, value) if value else None


@dataclass(frozen=True)
class Token:
    """`param` takes the token that the page has in `field`; without one the list ends."""

    items: Key | None
    param: str
    field: Key

    def next(
        self,
        call: Call[Any, Any, Any],
        items: list[Any],
        body: object,
        response: httpx2.Response,
    ) -> Call[Any, Any, Any] | None:
        """Return the call for the page after this one, None at the end."""
        value = dig(body, self.field)
        return _asking(call, self.param, value) if value else None


@dataclass(frozen=True)
class PageNumber:
    """`param` counts pages from `first`; an empty page ends the list."""

    items: Key | None
    param: str
    first: int = 1

    def next(
        self,
        call: Call[Any, Any, Any],
        items: list[Any],
        body: object,
        response: httpx2.Response,
    ) -> Call[Any, Any, Any] | None:
        """Return the call for the page after this one, None at the end."""
        current = _asked(call, self.param, self.first)
        return _asking(call, self.param, current + 1) if items else None


@dataclass(frozen=True)
class Offset:
    """`param` counts the items to skip; an empty page, or one below `limit`, ends the list."""

    items: Key | None
    param: str
    limit: str | None = None

    def next(
        self,
        call: Call[Any, Any, Any],
        items: list[Any],
        body: object,
        response: httpx2.Response,
    ) -> Call[Any, Any, Any] | None:
        """Return the call for the page after this one, None at the end."""
        wanted = _asked(call, self.limit, 1) if self.limit else 1
        if len(items) < max(1, wanted):
            return None
        return _asking(call, self.param, _asked(call, self.param, 0) + len(items))


@dataclass(frozen=True)
class NextUrl:
    """The page has the next one's address in `field`."""

    items: Key | None
    field: Key

    def next(
        self,
        call: Call[Any, Any, Any],
        items: list[Any],
        body: object,
        response: httpx2.Response,
    ) -> Call[Any, Any, Any] | None:
        """Return the call for the page after this one, None at the end."""
        url = dig(body, self.field)
        return _at(call, response, url) if isinstance(url, str) and url else None


@dataclass(frozen=True)
class LinkHeader:
    """The response's Link header has the next page's address, as `rel="next"`."""

    items: Key | None

    def next(
        self,
        call: Call[Any, Any, Any],
        items: list[Any],
        body: object,
        response: httpx2.Response,
    ) -> Call[Any, Any, Any] | None:
        """Return the call for the page after this one, None at the end."""
        links: str = response.headers.get("link", "")
        for url, attributes in re.findall(r"<([^>]*)>([^<]*)", links):
            if re.search(
                r"""\brel\s*=\s*["']?[^"',;]*\bnext\b""", attributes, re.IGNORECASE
            ):
                return _at(call, response, url)
        return None


def _asking(
    call: Call[Any, Any, Any], param: str, value: object
) -> Call[Any, Any, Any] | None:
    if value == call.query.get(param):
        return None  # The API leads back to this very page.
    options = call.options.copy()
    extra = {k: v for k, v in options.get("extra_query", {}).items() if k != param}
    options["extra_query"] = extra
    return replace(call, query={**call.query, param: value}, options=options)


def _asked(call: Call[Any, Any, Any], param: str, default: int) -> int:
    value = call.options.get("extra_query", {}).get(param, call.query.get(param))
    return value if isinstance(value, int) else default


def _at(
    call: Call[Any, Any, Any], response: httpx2.Response, url: str
) -> Call[Any, Any, Any] | None:
    here = str(response.url)
    there = urljoin(here, url)
    if there == here:
        return None
    options = call.options.copy()
    options.pop("extra_query", None)
    return replace(call, template=there, path={}, query={}, options=options)


def dig(value: object, key: Key) -> Any:
    """Return what plain data or a model has under the API's name(s), None where there is nothing."""
    for name in (key,) if isinstance(key, str) else key:
        value = value.get(name) if is_dict(value) else _field(value, name)
    return value


def _field(model: Any, name: str) -> object:
    for attribute, info in getattr(model.__class__, "model_fields", {}).items():
        if (info.alias or attribute) == name:
            return getattr(model, attribute, None)
    extra: dict[str, object] | None = getattr(model, "model_extra", None)
    return extra.get(name) if extra else None


class _Page(Generic[T, B]):
    """`data` holds the page's items, `body` the whole answer."""

    def __init__(
        self, data: list[T], body: B, following: Callable[[], Any] | None
    ) -> None:
        self.data = data
        self.body = body
        self._following = following

    def has_next_page(self) -> bool:
        """Tell whether another page follows."""
        return self._following is not None

    def _next(self) -> Any:
        if self._following is None:
            raise RuntimeError("This is the last page: ask has_next_page() first.")
        return self._following()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(data={self.data!r})"


class Page(_Page[T, B]):
    """One page of a list. Iterating gives its items and then those of all pages that follow."""

    def get_next_page(self) -> Page[T, B]:
        """Get the page after this one.

        Raises:
            RuntimeError: this is the last page.
        """
        return cast("Page[T, B]", self._next())

    def iter_pages(self) -> Iterator[Page[T, B]]:
        """Yield this page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = page.get_next_page()
            yield page

    def __iter__(self) -> Iterator[T]:
        for page in self.iter_pages():
            yield from page.data


class AsyncPage(_Page[T, B]):
    """The async twin of `Page`."""

    async def get_next_page(self) -> AsyncPage[T, B]:
        """Get the page after this one.

        Raises:
            RuntimeError: this is the last page.
        """
        return cast("AsyncPage[T, B]", await self._next())

    async def iter_pages(self) -> AsyncIterator[AsyncPage[T, B]]:
        """Yield this page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = await page.get_next_page()
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.iter_pages():
            for item in page.data:
                yield item


class AsyncPages(Generic[T, B]):
    """What an async list method returns: await it for the first page, or iterate over all items."""

    def __init__(
        self, start: Callable[[], Coroutine[Any, Any, AsyncPage[T, B]]]
    ) -> None:
        self._start = start

    def __await__(self) -> Generator[Any, None, AsyncPage[T, B]]:
        return self._start().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self._start():
            yield item
