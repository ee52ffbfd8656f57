"""OAuth 2.0 client credentials: a token fetched for an application, kept and renewed."""

from __future__ import annotations

import base64
import json
import math
import threading
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from urllib.parse import quote_plus, urlencode, urljoin, urlsplit
from weakref import WeakKeyDictionary

from .errors import APIStatusError
from .forks import watch
from .prepare import Prepared, origin
from .security import Bearer, Credential, Given, Source, told

if TYPE_CHECKING:
    import asyncio

    import httpx2

    from .config import Config
    from .transport import Step

MARGIN = 30.0
"""So many seconds before its end a token is given up; a short one at nine tenths."""

_TOLD = ("error", "error_description")

Part: TypeAlias = tuple[str, str]
"""A keyword of the client, and the environment variable in its place."""


class TokenError(APIStatusError):
    """The token endpoint gave no token; `body` is what it said of that."""


@dataclass(frozen=True, kw_only=True)
class OAuth2(Bearer):
    """A token, ready or fetched for an application: `client_id` and `client_secret`.

    It is asked for what the client is given by the keyword `scope`, or else for what a
    call needs, or else for `scopes`.
    """

    token_url: str
    client_id: Part
    client_secret: Part
    scope: Part
    scopes: str = ""

    @property
    def keywords(self) -> tuple[str, ...]:
        """The client's parameters."""
        return (self.keyword, *(keyword for keyword, _ in self._parts))

    @property
    def _parts(self) -> tuple[Part, Part, Part]:
        return self.client_id, self.client_secret, self.scope

    def take(
        self, given: Given, environment: Mapping[str, str], before: Credential | None
    ) -> Credential | None:
        """Return a ready token or an application, what is given before what was there."""
        said = [cast("str | None", given.get(keyword)) for keyword, _ in self._parts]
        token = given.get(self.keyword)
        if token is not None or all(one is None for one in said):
            ready = super().take(given, environment, before)
            if ready is not None or token is not None:
                return ready
        known = (
            before.login
            if isinstance(before, Application)
            else [environment.get(env) for _, env in self._parts]
        )
        own, secret, scope = (
            other if one is None else one
            for one, other in zip(said, known, strict=True)
        )
        if not (own and secret):
            return None
        return Application(self, own, secret, scope)

    def told(self) -> str:
        """Return how the credential is given, for a message."""
        login = " and ".join(told(*part) for part in self._parts[:2])
        return f"{super().told()} or {login}"


@dataclass(frozen=True)
class _Token:
    text: str
    end: float
    scopes: frozenset[str]

    def is_good(self, refused: str | None) -> bool:
        return self.text != refused and time.monotonic() < self.end


class Application(Source):
    """An application's login. It keeps its tokens, so that all who have it share them."""

    def __init__(
        self, scheme: OAuth2, client_id: str, client_secret: str, scope: str | None
    ) -> None:
        self._scheme = scheme
        self.login = client_id, client_secret, scope
        # By address and scopes: a client at another environment has tokens of its own.
        self._tokens: dict[tuple[str, str], _Token] = {}
        self._in_body: bool | None = None
        self.forget()
        watch(self)

    def forget(self) -> None:
        """Make new locks: a thread that held one isn't there in a forked child."""
        self._lock = threading.Lock()
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock]
        self._locks = WeakKeyDictionary()

    def scoped(self, scopes: str) -> Source:
        """Return the application for a call that needs these scopes."""
        return _Scoped(self, scopes) if scopes else self

    def ask(
        self,
        client: httpx2.Client,
        config: Config,
        refused: str | None,
        scopes: str = "",
    ) -> str:
        """Return a token that is good for the scopes, one for all threads."""
        from .transport import drive

        key = self._key(config, scopes)
        with self._lock:
            token = self._kept(key, refused)
            if token is None:
                token = drive(self._fetched(client, config, *key), client)
                self._tokens[key] = token
            return token.text

    async def aask(
        self,
        client: httpx2.AsyncClient,
        config: Config,
        refused: str | None,
        scopes: str = "",
    ) -> str:
        """Return a token that is good for the scopes, one for all tasks."""
        import asyncio  # Here, since sync programs do without it.

        from .transport import adrive

        key = self._key(config, scopes)
        loop = asyncio.get_running_loop()
        async with self._locks.setdefault(loop, asyncio.Lock()):
            token = self._kept(key, refused)
            if token is None:
                token = await adrive(self._fetched(client, config, *key), client)
                self._tokens[key] = token
            return token.text

    def _key(self, config: Config, scopes: str) -> tuple[str, str]:
        given = self.login[2]
        asked = (scopes or self._scheme.scopes) if given is None else given
        return self._url(config), asked

    def _kept(self, key: tuple[str, str], refused: str | None) -> _Token | None:
        """Return the token of just these scopes, or else one that is for more."""
        url, scopes = key
        good = {k: t for k, t in self._tokens.items() if t.is_good(refused)}
        if key in good or refused is not None:
            return good.get(key)
        wider = (t for (u, _), t in good.items() if u == url)
        return next((t for t in wider if t.scopes >= {*scopes.split()}), None)

    def _url(self, config: Config) -> str:
        """Return where tokens are fetched: it moves along with the API that it is part of."""
        described = config.settings.base_url.rstrip("/")
        url = urljoin(config.base_url, self._scheme.token_url)
        if origin(url) != origin(described):
            return url
        if url.startswith(f"{described}/"):
            return config.base_url + url.removeprefix(described)
        return urljoin(
            config.base_url, urlsplit(url)._replace(scheme="", netloc="").geturl()
        )

    def _fetched(
        self,
        client: httpx2.Client | httpx2.AsyncClient,
        config: Config,
        url: str,
        scopes: str,
    ) -> Generator[Step, Any, _Token]:
        from .transport import exchange

        start = time.monotonic()
        # OAuth has servers take the secret in a header, but some look in the body alone.
        unsure = self._in_body is None
        for in_body in (False, True) if unsure else (self._in_body is True,):
            request = self._request(config, url, scopes, in_body)
            retries = config.max_retries
            try:
                response = yield from exchange(
                    client, partial(_same, request), max_retries=retries, apart=True
                )
            except APIStatusError as error:
                if unsure and not in_body and error.status_code in (400, 401):
                    continue
                raise self._failure(url, error.response) from None
            self._in_body = in_body
            return self._token(url, scopes, response, start)
        raise AssertionError("the loop above returns or raises")

    def _request(
        self, config: Config, url: str, scopes: str, in_body: bool
    ) -> Prepared:
        own, secret, _ = self.login
        form = {"grant_type": "client_credentials"}
        headers = {
            "Accept": "application/json",
            "User-Agent": config.settings.user_agent,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        if scopes:
            form["scope"] = scopes
        if in_body:
            form |= {"client_id": own, "client_secret": secret}
        else:
            login = f"{quote_plus(own)}:{quote_plus(secret)}".encode()
            encoded = base64.b64encode(login).decode("ascii")
            headers["Authorization"] = f"Basic {encoded}"
        return Prepared(
            method="POST",
            url=url,
            headers=headers,
            body=urlencode(form),
            timeout=config.timeout,
            secret_headers=frozenset(["authorization"]),
            secret_query=frozenset(),
        )

    def _token(
        self, url: str, scopes: str, response: httpx2.Response, start: float
    ) -> _Token:
        answer = _fields(response)
        text = answer.get("access_token")
        if not isinstance(text, str) or not text:
            raise self._failure(url, response)
        try:
            seconds = float(cast("str", answer["expires_in"]))
        except (KeyError, TypeError, ValueError):
            seconds = math.inf  # The API says when it is over, by a 401.
        end = start + max(seconds - MARGIN, seconds * 0.9)
        # The API says what it grants where that is not what was asked for.
        granted = answer.get("scope")
        said = granted if isinstance(granted, str) else scopes
        return _Token(text, end, frozenset(said.split()))

    def _failure(self, url: str, response: httpx2.Response) -> TokenError:
        """Return what to raise: of the answer only what tells of errors, nothing secret."""
        said = {
            key: value.replace(self.login[1], "***")
            for key, value in _fields(response).items()
            if key in _TOLD and isinstance(value, str)
        }
        why = ": ".join(said.values()) or (
            "the answer holds no access_token"
            if response.is_success
            else response.reason_phrase or "no reason given"
        )
        place = urlsplit(url)
        where = f"{place.scheme}://{place.netloc.rpartition('@')[2]}{place.path}"
        return TokenError(f"no token from {where}: {why}", response, said or None)


@dataclass(frozen=True)
class _Scoped(Source):
    """An application as a call needs it."""

    application: Application
    scopes: str

    def ask(self, client: httpx2.Client, config: Config, refused: str | None) -> str:
        """Return a token that is good for the scopes."""
        return self.application.ask(client, config, refused, self.scopes)

    async def aask(
        self, client: httpx2.AsyncClient, config: Config, refused: str | None
    ) -> str:
        """Return a token that is good for the scopes, without blocking."""
        return await self.application.aask(client, config, refused, self.scopes)


def _same(request: Prepared, _: Mapping[str, str]) -> Prepared:
    return request


def _fields(response: httpx2.Response) -> Mapping[str, object]:
    try:
        answer: object = json.loads(response.content)
    except ValueError:
        return {}
    return cast("Mapping[str, object]", answer) if isinstance(answer, dict) else {}
