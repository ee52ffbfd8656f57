"""Arguments -> a call, as the client's runtime knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from . import gather
from .problems import Wrong
from .tables import Command, Paging

if TYPE_CHECKING:
    from ..client.call import Call
    from ..client.returns import Returns
    from ..client.turns import Turn


def call(command: Command, found: gather.Arguments, kind: str) -> Call[Any, Any, Any]:
    """Return what is asked of the API. `kind` is what comes back, as a `result` says it.

    Raises Wrong for what no path can hold.
    """
    from ..client.call import Call

    placed: dict[str, dict[str, Any]] = {
        place: {
            **{flag.wire: value for flag, value in gather.of(command, found, place)},
            **{c.wire: c.value for c in command.constants if c.place == place},
        }
        for place in ("path", "query", "querystring", "header", "cookie")
    }
    for flag, value in gather.of(command, found, "path"):
        if value in ("", None, []):
            raise Wrong(f"--{flag.name} must not be empty")
        if isinstance(value, str) and {".", ".."} & _segments(value):
            raise Wrong(
                f"--{flag.name} must not be '.' or '..', or hold such a segment"
            )
    return Call(
        command.verb,
        command.path,
        path=placed["path"],
        query=placed["query"],
        querystring=placed["querystring"],
        headers=placed["header"],
        cookies=placed["cookie"],
        returns=_returns(command, kind, _asks_for_stream(command, found)),
        styles=_styles(command),
        encoding=command.parts,
        security=command.security,
        server=command.server,
        idempotency_header=command.idempotency_header or None,
        **_body(command, found),
    )


def _asks_for_stream(command: Command, found: gather.Arguments) -> bool:
    """True where a stream may come of which the description doesn't tell."""
    return any(
        flag.wire == "stream" and found[flag.name] is True
        for flag in command.flags
        if flag.name in found
    )


def _styles(command: Command) -> dict[str, dict[str, str]]:
    styles: dict[str, dict[str, str]] = {}
    for flag in command.flags:
        if flag.style:
            styles.setdefault(flag.place, {})[flag.wire] = flag.style
    return styles


def _segments(value: str) -> set[str]:
    """Return the segments of a path that a value makes, as a server may read it."""
    from urllib.parse import unquote

    return set(unquote(unquote(value)).replace("\\", "/").split("/"))


def _body(command: Command, found: gather.Arguments) -> dict[str, Any]:
    """Return the body as the keywords of a `Call`."""
    whole = gather.of(command, found, "whole-body")
    if command.body in ("text", "binary"):
        if not whole:
            return {}
        value = whole[0][1]
        content = (
            cast("tuple[str, Any]", value)[1] if isinstance(value, tuple) else value
        )
        return {"content": content, "content_type": command.media_type or None}
    if command.body == "none":
        return {}
    kept = command.media_type not in ("", "application/json")
    kind = {"content_type": command.media_type} if kept else {}
    more = kind if command.body == "json" else {}
    if whole:
        return {command.body: whole[0][1], **more}
    fields = {flag.wire: value for flag, value in gather.of(command, found, "body")}
    fields.update(found.get(gather.EXTRA, {}))
    described = any(flag.place == "body" for flag in command.flags)
    if not described:
        return {}
    return {command.body: fields, "optional_body": command.optional_body, **more}


def _returns(command: Command, kind: str, asks_for_stream: bool) -> Returns:
    from ..client import returns

    if kind == "pages" and command.paging is not None:
        return returns.Pages(None, _turn(command.paging))
    if kind == "events":
        return returns.ServerEvents(None, envelope=command.envelope)
    if kind == "binary":
        return returns.Content(command.accept) if command.accept else returns.Content()
    if kind == "lines":
        return returns.JsonLines()
    if kind == "text":
        return returns.Text()
    if kind == "empty":
        return returns.Nothing()
    if kind == "json" and not asks_for_stream:
        return returns.Json()
    from .answers import Answered, Anything

    return Anything() if kind == "any" else Answered()


def _turn(paging: Paging) -> Turn:
    from ..client import turns

    items, field = paging.items or None, paging.field
    if paging.kind == "cursor":
        return turns.Cursor(items, paging.param, field or None, paging.more or None)
    if paging.kind == "token":
        return turns.Token(items, paging.param, field)
    if paging.kind == "page":
        return turns.PageNumber(
            items,
            paging.param,
            paging.first,
            pages=paging.pages or None,
            total=paging.total or None,
            more=paging.more or None,
        )
    if paging.kind == "offset":
        return turns.Offset(
            items,
            paging.param,
            paging.limit or None,
            total=paging.total or None,
            more=paging.more or None,
        )
    if paging.kind == "next-url":
        return turns.NextUrl(items, field)
    return turns.LinkHeader(items)
