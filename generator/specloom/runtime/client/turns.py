"""How a list's next page is found: by cursor, token, number, offset or address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qsl, unquote_plus, urlencode, urljoin, urlsplit

from .body import is_dict, jsonable, scalar_text

if TYPE_CHECKING:
    import httpx2

    from .call import AnyCall

Key: TypeAlias = str | tuple[str, ...]
"""Where a value stands in a body, by the API's names: a field, or a path of fields."""


_STRANGE = "resume_from={!r} is no resume_point of a page of this method."


@dataclass(frozen=True)
class Here:
    """A page that was got: by which call, its items, the whole body, the response.

    `secrets` names the query parameters that hold credentials: each call has its own.
    """

    call: AnyCall
    items: list[Any]
    body: object
    response: httpx2.Response
    secrets: frozenset[str] = frozenset()

    def asked(self, param: str, default: int) -> int:
        """Return the number that the call had for a parameter."""
        extra = self.call.options.get("extra_query", {})
        value = extra.get(param, self.call.query.get(param))
        # As text it comes from where an earlier run stopped.
        if isinstance(value, str) and value.isdecimal():
            return int(value)
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
        return _asking(self.call, param, value)

    def at(self, url: object) -> AnyCall | None:
        """Return the call at another address, None where that leads to this very page."""
        here = str(self.response.url)
        there = urljoin(here, url) if isinstance(url, str) and url else here
        here, there = self._public(here), self._public(there)
        return None if there == here else _moved(self.call, there)

    def _public(self, url: str) -> str:
        """Return an address without credentials, which some APIs repeat in it."""
        parts = urlsplit(url)
        pairs = [
            pair
            for pair in parts.query.split("&")
            if unquote_plus(pair.partition("=")[0]) not in self.secrets
        ]
        return parts._replace(query="&".join(pairs)).geturl() if self.secrets else url


@dataclass(frozen=True)
class Turn:
    """How an API's next page is found; a page's items are in `items`, or are the whole body."""

    items: Key | None

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        raise NotImplementedError

    def point(self, call: AnyCall) -> str:
        """Return what tells a call that `next` gave from the method's own, as text."""
        raise NotImplementedError

    def resumed(self, call: AnyCall, point: str) -> AnyCall:
        """Return a method's own call, made the one that `point` told of.

        Raises:
            ValueError: the text is not from this method.
        """
        raise NotImplementedError


@dataclass(frozen=True)
class _ByQuery(Turn):
    """A parameter leads on: a point is `?after=x`, added to what the call asks for."""

    param: str

    def point(self, call: AnyCall) -> str:
        """Return the parameter."""
        value = scalar_text(jsonable(call.query[self.param]))
        return "?" + urlencode({self.param: value})

    def resumed(self, call: AnyCall, point: str) -> AnyCall:
        """Return the call with the parameter."""
        if point.startswith("?"):
            for name, value in parse_qsl(point[1:]):
                if name == self.param:
                    return _asking(call, name, value)
        raise ValueError(_STRANGE.format(point))


@dataclass(frozen=True)
class _ByAddress(Turn):
    """The API says where the next page is: a point is its whole address."""

    def point(self, call: AnyCall) -> str:
        """Return the address."""
        return call.template

    def resumed(self, call: AnyCall, point: str) -> AnyCall:
        """Return the call at the address."""
        if point.startswith(("http://", "https://")):
            return _moved(call, point)
        raise ValueError(_STRANGE.format(point))


@dataclass(frozen=True)
class Cursor(_ByQuery):
    """`param` takes the cursor in `field`, or else the last item's `id`.

    Where the page says in `more` whether others follow, that is believed.
    """

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
class Token(_ByQuery):
    """`param` takes the token that the page has in `field`; without one the list ends."""

    field: Key

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        return here.with_query(self.param, dig(here.body, self.field))


@dataclass(frozen=True)
class PageNumber(_ByQuery):
    """`param` counts pages from `first`; an empty page ends the list.

    Where the page says in `pages` how many there are, in `total` how many items, or in
    `more` whether others follow, that is believed: past the end some APIs answer 404.
    """

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
class Offset(_ByQuery):
    """`param` counts the items to skip; an empty page, or one below `limit`, ends the list.

    Where the page says in `total` how many items there are, or in `more` whether others
    follow, that is believed instead of a page's size.
    """

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
class NextUrl(_ByAddress):
    """The page has the next one's address in `field`."""

    field: Key

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        return here.at(dig(here.body, self.field))


@dataclass(frozen=True)
class LinkHeader(_ByAddress):
    """The response's Link header has the next page's address, as `rel="next"`."""

    def next(self, here: Here) -> AnyCall | None:
        """Return the call for the page after this one, None at the end."""
        return here.at(here.response.links.get("next", {}).get("url"))


def _asking(call: AnyCall, param: str, value: object) -> AnyCall:
    options = call.options.copy()
    extra = {k: v for k, v in options.get("extra_query", {}).items() if k != param}
    options["extra_query"] = extra
    return replace(call, query={**call.query, param: value}, options=options)


def _moved(call: AnyCall, url: str) -> AnyCall:
    options = call.options.copy()
    options.pop("extra_query", None)
    return replace(
        call, template=url, path={}, query={}, querystring={}, options=options
    )


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
