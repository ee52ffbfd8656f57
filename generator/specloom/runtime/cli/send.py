"""Arguments -> requests -> answers: the one module that talks to the client's runtime."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from . import credentials, gather
from .options import Settings, check_url
from .problems import Unreachable, Wrong
from .tables import App, Command, Paging

if TYPE_CHECKING:
    from httpx2 import Client

    from ..client.call import Call
    from ..client.config import Settings as ApiSettings
    from ..client.connection import SyncConnection
    from ..client.prepare import Prepared
    from ..client.response import Progress
    from ..client.returns import Returns
    from ..client.security import Given
    from ..client.stream import Stream
    from ..client.turns import Turn


class Sender:
    """Sends one command's requests."""

    def __init__(
        self, app: App, command: Command, found: gather.Arguments, settings: Settings
    ) -> None:
        self._app = app
        self._command = command
        self._settings = settings
        self._streams = gather.streams(command, found)
        self._call = _call(command, found, self.kind)

    @property
    def kind(self) -> str:
        """What comes back, as a command's `result` says it."""
        return "events" if self._streams else self._command.result

    def value(self) -> Any:
        """Return the answer: plain data, text or None."""
        return self._connection().perform(self._call)

    def body(self, progress: Progress | None) -> Iterator[bytes]:
        """Yield the answer's body as it comes."""
        from ..client.response import BinaryResponse

        response = self._connection().fetch(self._call, lazy=True)
        with BinaryResponse(response) as body:
            yield from body.iter_bytes(progress=progress)

    def items(self) -> Iterator[Any]:
        """Yield the events of a stream."""
        yield from _items(self._connection().perform(self._call))

    def pages(self) -> Iterator[list[Any]]:
        """Yield the items of a list, a page of them at a time."""
        for page in self._connection().perform(self._call).iter_pages():
            yield page.data

    def prepared(self) -> Prepared:
        """Return the request, with placeholders where secrets would stand.

        No keyring is asked for a secret that isn't shown.
        """
        from ..client.errors import MissingCredentialsError

        shown = {
            c.name: credentials.placeholder(c)
            for c in self._app.credentials
            if not c.token
        }
        given = self._given(keyring=False)
        there = credentials.present(self._app, given)
        try:
            # What is exchanged for a token is not sent along: the token is.
            names = [c.token or c.name for c, _ in there]
            return self._prepared({name: shown[name] for name in names})
        except MissingCredentialsError:
            return self._prepared(shown)

    def _prepared(self, secrets: Mapping[str, str]) -> Prepared:
        # Given as functions, placeholders are not looked into for a user name.
        given = {name: partial(str, text) for name, text in secrets.items()}
        return _prepared(self._connect(given), self._call)

    def _connection(self) -> SyncConnection:
        """Return a connection that has checked its request: what is wrong costs no time."""
        from ..client.errors import MissingCredentialsError

        given = self._given(keyring=True)
        connection = self._connect(given)
        try:
            credentials.check(self._app, given)
            prepared = _prepared(connection, self._call)
        except MissingCredentialsError:
            raise credentials.missing(
                self._app, self._settings, self._security()
            ) from None
        if self._settings.debug:
            connection = self._connect(given, self._watched(prepared, given))
        return connection

    def _given(self, *, keyring: bool) -> dict[str, str]:
        return credentials.given(
            self._app, self._settings, self._security(), keyring=keyring
        )

    def _security(self) -> Sequence[Collection[str]]:
        own = self._command.security
        return self._api.security if own is None else own

    @property
    def _api(self) -> ApiSettings:
        """What holds for every call, without the client's classes: they grow with the API."""
        settings: ApiSettings
        settings = import_module(f"{self._app.package}._settings").SETTINGS
        return settings

    def _watched(self, prepared: Prepared, given: Mapping[str, str]) -> Client:
        from .debug import watched

        there = credentials.present(self._app, given)
        hidden = {value: credentials.placeholder(c) for c, value in there}
        return watched(hidden, prepared.secret_headers, prepared.secret_query)

    def _connect(
        self, secrets: Given, http_client: Client | None = None
    ) -> SyncConnection:
        from ..client.config import configure
        from ..client.connection import SyncConnection
        from ..client.omit import omit

        settings = self._settings
        if settings.base_url is not None:
            check_url(settings.base_url)
        config = configure(
            self._api,
            secrets,
            base_url=settings.base_url,
            environment=settings.environment,
            timeout=omit if settings.timeout is None else settings.timeout,
            max_retries=settings.max_retries,
        )
        return SyncConnection(config, http_client)


def _prepared(connection: SyncConnection, call: Call[Any, Any, Any]) -> Prepared:
    """Return a request; what can't be sent is the user's mistake, and none of the API's."""
    from ..client.errors import APIError

    try:
        return connection.prepare(call)
    except APIError as error:
        hint = "give a path, or name this host by --base-url"
        raise Wrong(f"{error.message.rstrip('.')} ({hint})") from None


def streamed(value: object) -> Iterator[Any] | None:
    """Return the items of what turned out to be a stream, None of any other value."""
    return _items(value) if _is_stream(value) else None


def _is_stream(value: object) -> TypeGuard[Stream[Any]]:
    from ..client.stream import Stream

    return isinstance(value, Stream)


def _items(stream: Stream[Any]) -> Iterator[Any]:
    with stream:
        yield from stream


def _call(command: Command, found: gather.Arguments, kind: str) -> Call[Any, Any, Any]:
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


def explained(error: Exception) -> Exception:
    """Return the error to show for one of the client's that is no answer of the API."""
    from httpx2 import InvalidURL

    from ..client.errors import APIConnectionError

    cause = error.__cause__ or error
    if isinstance(cause, InvalidURL):
        return Wrong(f"--base-url is no address: {cause}")
    if isinstance(error, APIConnectionError):
        return Unreachable(str(error))
    if isinstance(error, UnicodeError):
        return Wrong("a header or address can't hold such a character")
    if isinstance(error, ValueError):
        return Wrong(str(error).replace("base_url", "--base-url"))
    if isinstance(error, OSError):
        return Wrong(f"{error.filename or 'output'}: {error.strerror}")
    return error
