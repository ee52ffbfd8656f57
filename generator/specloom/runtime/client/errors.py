"""What can go wrong with a call.

    APIError                          anything that went wrong with the API
    ├── APIConnectionError            no answer: refused, dropped, not understood
    │   └── APITimeoutError           no answer in time
    └── APIStatusError                the API answered with an error
        ├── BadRequestError           400
        ├── AuthenticationError       401
        ├── PermissionDeniedError     403
        ├── NotFoundError             404
        ├── ConflictError             409
        ├── UnprocessableEntityError  422
        ├── RateLimitError            429
        └── InternalServerError       5xx

Apart from these stands `MissingCredentialsError`, a `ValueError` raised before any request.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    import httpx2


class MissingCredentialsError(ValueError):
    """No credentials were given for a call that needs them.

    `keywords` are the client's parameters that would have done.
    """

    def __init__(self, message: str, keywords: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.keywords = tuple(keywords)


class APIError(Exception):
    """Anything that went wrong with the API; `body` is what it said, parsed where it was JSON."""

    def __init__(self, message: str, body: object = None) -> None:
        super().__init__(message)
        self.message = message
        self.body = body


class APIConnectionError(APIError):
    """No answer came: the connection was refused or dropped, or what came was not HTTP."""


class APITimeoutError(APIConnectionError):
    """No answer came in time."""


_TEXT = (str, int, float, type(None))

T = TypeVar("T")


def for_status(told: Mapping[str, T], status: str, otherwise: T) -> T:
    """Return what is told for a status, else for its group, such as `4XX`."""
    return told.get(status, told.get(f"{status[0]}XX", otherwise))


ErrorTypes: TypeAlias = Callable[[], Mapping[str, Any]]
"""Gives the types of what comes with errors, by status: `404`, `4XX`, `default`."""


class APIStatusError(APIError):
    """The API answered with an error status."""

    def __init__(
        self,
        message: str,
        response: httpx2.Response,
        body: object = None,
        types: ErrorTypes = dict,
    ) -> None:
        super().__init__(message, body)
        self._types = types
        self.response = response
        self.status_code: int = response.status_code
        self.request_id = request_id(response.headers)

    def __str__(self) -> str:
        return f"{self.status_code}: {self.message}"

    @cached_property
    def parsed(self) -> object:
        """What the API said, as its description types it; None where that says nothing."""
        types = self._types()
        kind = for_status(types, str(self.status_code), types.get("default"))
        if kind is None or isinstance(self.body, _TEXT):
            return None
        from .decode import from_plain

        return from_plain(kind, self.body)

    def __reduce__(self) -> tuple[Any, ...]:
        made_of = self.message, self.response, self.body
        return type(self), made_of, {"parsed": self.parsed}


class BadRequestError(APIStatusError):
    """400: the request is malformed."""


class AuthenticationError(APIStatusError):
    """401: the credentials are missing or wrong."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials don't allow this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing."""


class ConflictError(APIStatusError):
    """409: the request conflicts with the state of the resource."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well formed but makes no sense to the API."""


class RateLimitError(APIStatusError):
    """429: too many requests, or the quota is used up."""


class InternalServerError(APIStatusError):
    """5xx: the API failed."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def request_id(headers: Mapping[str, str]) -> str | None:
    """Return what the API calls a request, if it says."""
    return headers.get("x-request-id") or headers.get("request-id")


def status_error(response: httpx2.Response, types: ErrorTypes = dict) -> APIStatusError:
    """Return the error for an answer whose body has been read; `types` is what it may be."""
    body: object
    try:
        body = json.loads(response.content)
    except ValueError:
        body = response.text
    status = response.status_code
    kind = _BY_STATUS.get(status) or (
        InternalServerError if status >= 500 else APIStatusError
    )
    message = error_message(body) or response.reason_phrase or "no reason given"
    return kind(message, response, body, types)


def error_message(body: object) -> str | None:
    """Return what an error's body says, in the shapes that APIs commonly give it."""
    if isinstance(body, str):
        return body.strip()[:500] or None
    if not isinstance(body, Mapping):
        return None
    fields = cast("Mapping[str, object]", body)
    for key in ("error", "message", "detail", "title", "error_description"):
        value = fields.get(key)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, Mapping):
            return error_message(cast("object", value))
        if value and isinstance(value, list):
            return json.dumps(value)
    return None
