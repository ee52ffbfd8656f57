"""Calls -> requests -> answers, by the client's runtime."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeGuard

from . import credentials, gather
from .calls import call
from .options import Settings, check_url
from .problems import Unreachable, Wrong
from .tables import App, Command

if TYPE_CHECKING:
    from httpx2 import Client

    from ..client.call import Call
    from ..client.config import Settings as ApiSettings
    from ..client.connection import SyncConnection
    from ..client.prepare import Prepared
    from ..client.response import Progress
    from ..client.security import Given
    from ..client.stream import Stream


class Sender:
    """Sends one command's requests."""

    def __init__(
        self, app: App, command: Command, found: gather.Arguments, settings: Settings
    ) -> None:
        self._app = app
        self._command = command
        self._settings = settings
        self._streams = gather.streams(command, found)
        self._call = call(command, found, self.kind)

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
            credentials.check(self._app, given, self._security())
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
