"""How a list's next page is found: by cursor, token, number, offset or address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urljoin

from .body import is_dict

if TYPE_CHECKING:
    import httpx2

    from .call import AnyCall

Key: TypeAlias = str | tuple[str, ...]
"""Where a value stands in a body, by the API's names: a field, or a path of fields."""


@dataclass(frozen=True)
class Here:
    """A page that was got: by which call, its items, the whole body, the response."""

    call: AnyCall
    items: list[Any]
    body: object
    response: httpx2.Response

    def asked(self, param: str, default: int) -> int:
        """Return the number that the call had for a parameter."""
        extra = self.call.options.get("extra_query", {})
        value = extra.get(param, self.call.query.get(param))
        return value if isinstance(value, int) else default

    def ends(self, more: Key | None) -> bool:
        """Tell whether the page says that it is the last."""
        return more is not None and not dig(self.body, more)

    def count(self, key: Key | None) -> int | None:
        """Return a number that the page has, None where it has none."""
        value = None if key is None else dig(self.body, key)
        plain = isinstance(value, int) and not isinstance(value, bool)
        return value if plain else None

    def reached(self, key: Key | None, number: int) -> bool:
        """Tell whether a number that the page has is reached."""
        count = self.count(key)
        return count is not None and number >= count

    def with_query(self, param: str, value: object) -> AnyCall | None:
        """Return the call with another parameter, None where that leads to this very page."""
        if not value or value == self.call.query.get(param):
            return None
        options = self.call.options.copy()
        extra = {k: v for k, v in options.get("extra_query", {}).items() if k != param}
        options["extra_query"] = extra
        query = {**self.call.query, param: value}
        return replace(self.call, query=query, options=options)

    def at(self, url: object) -> AnyCall | None:
        """Return the call at another address, None where that leads to this very page."""
        here = str(self.response.url)
        there = urljoin(here, url) if isinstance(url, str) and url else here
        if there == here:
            return None
        options = self.call.options.copy()
        options.pop("extra_query", None)
        return replace(
            self.call,
            template=there,
            path={},
            query={},
            querystring={},
            options=options,
        )


@dataclass(frozen=True)
class Turn:
    """How an API's next page is found; a page's items are in `items`, or are the whole body."""

    items: Key | None

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        raise NotImplementedError


@dataclass(frozen=True)
class Cursor(Turn):
    """`param` takes the cursor in `field`, or else the last item's `id`.

    Where the page says in `more` whether others follow, that is believed.
    """

    param: str
    field: Key | None = None
    more: Key | None = None

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        if not here.items or here.ends(self.more):
            return None
        last = (
            dig(here.items[-1], "id")
            if self.field is None
            else dig(here.body, self.field)
        )
        return here.with_query(self.param, last)


@dataclass(frozen=True)
class Token(Turn):
    """`param` takes the token that the page has in `field`; without one the list ends."""

    param: str
    field: Key

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        return here.with_query(self.param, dig(here.body, self.field))


@dataclass(frozen=True)
class PageNumber(Turn):
    """`param` counts pages from `first`; an empty page ends the list.

    Where the page says in `pages` how many there are, in `total` how many items, or in
    `more` whether others follow, that is believed: past the end some APIs answer 404.
    """

    param: str
    first: int = 1
    pages: Key | None = None
    total: Key | None = None
    more: Key | None = None

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        current = here.asked(self.param, self.first)
        before = current - self.first
        # Earlier pages had at least as many items as this one.
        seen = (before + 1) * len(here.items)
        if here.ends(self.more) or here.reached(self.pages, before + 1):
            return None
        if not here.items or here.reached(self.total, seen):
            return None
        return here.with_query(self.param, current + 1)


@dataclass(frozen=True)
class Offset(Turn):
    """`param` counts the items to skip; an empty page, or one below `limit`, ends the list.

    Where the page says in `total` how many items there are, or in `more` whether others
    follow, that is believed instead of a page's size.
    """

    param: str
    limit: str | None = None
    total: Key | None = None
    more: Key | None = None

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        reached = here.asked(self.param, 0) + len(here.items)
        if not here.items or self._ends(here, reached):
            return None
        return here.with_query(self.param, reached)

    def _ends(self, here: Here, reached: int) -> bool:
        if self.more is not None:
            return here.ends(self.more)
        if here.count(self.total) is not None:
            return here.reached(self.total, reached)
        return bool(self.limit) and len(here.items) < here.asked(self.limit or "", 1)


@dataclass(frozen=True)
class NextUrl(Turn):
    """The page has the next one's address in `field`."""

    field: Key

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        return here.at(dig(here.body, self.field))


@dataclass(frozen=True)
class LinkHeader(Turn):
    """The response's Link header has the next page's address, as `rel="next"`."""

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        return here.at(here.response.links.get("next", {}).get("url"))


def dig(value: object, key: Key) -> Any:
    """Return what plain data or a model has under the API's names, None for nothing."""
    for name in (key,) if isinstance(key, str) else key:
        value = value.get(name) if is_dict(value) else _field(value, name)
    return value


def _field(model: Any, name: str) -> object:
    for attribute, info in getattr(model.__class__, "model_fields", {}).items():
        if (attribute if info.alias is None else info.alias) == name:
            return getattr(model, attribute, None)
    extra: dict[str, object] | None = getattr(model, "model_extra", None)
    return extra.get(name) if extra else None
