"""One call of the API as a value: what to send and what comes back, without any I/O.

A method of a resource builds a `Call[S, A, R]`: `S` is what a sync client returns, `A` what
an async client gives once awaited, and `R` what the async method itself returns.
"""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypedDict, TypeVar

from .omit import Omit, omit
from .pages import AsyncPage, AsyncPages, Page
from .response import AsyncBinaryResponse, BinaryResponse
from .stream import AsyncEvents, AsyncStream, Stream

if TYPE_CHECKING:
    from .body import Content
    from .config import Timeout
    from .errors import ErrorTypes
    from .returns import Returns
    from .security import Alternatives

S = TypeVar("S")
A = TypeVar("A")
R = TypeVar("R")
T = TypeVar("T")
B = TypeVar("B")


class Options(TypedDict, total=False):
    """What every call accepts beside its own parameters.

    `extra_headers`, `extra_query` and `extra_body` are added to the request and win over
    what it has; `timeout` (seconds, or None for no limit) replaces the client's.
    """

    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, object]
    extra_body: object
    timeout: Timeout


class PageOptions(Options, total=False):
    """What calls for lists accept besides.

    `resume_from` is the `resume_point` of an earlier page: the list begins behind that
    page. None stands for the beginning.
    """

    resume_from: str | None


@dataclass(frozen=True)
class Call(Generic[S, A, R]):
    """What to ask of the API, and how to understand the answer.

    `template` is the path with `{name}` in it, filled from `path`, and may end in a
    constant query; or it is a whole URL of the API's own origin. `querystring` is the one
    parameter that is a whole query. `server` is where the operation is, if not where the
    client's base URL leads.

    `styles` names, for each place, the style of what doesn't have the default one (see
    `serialize`), and `encoding` the media types of a multipart body's parts. `files` names
    the arguments that take bytes and no text. With `optional_body`, JSON or a form of parts
    in which nothing is given is not sent.

    `idempotency_header` names the call, however often it is tried: a name is made up where
    `headers` have none.

    `security` lists alternatives, each the names of the schemes it takes together, by
    which the scopes stand that tokens are asked for; None stands for the client's default
    and `()` for none. So does it for `errors`.
    """

    method: str
    template: str
    _: KW_ONLY
    returns: Returns
    options: Options = field(default_factory=Options)
    path: Mapping[str, object] = field(default_factory=dict[str, object])
    query: Mapping[str, object] = field(default_factory=dict[str, object])
    querystring: Mapping[str, object] = field(default_factory=dict[str, object])
    headers: Mapping[str, object] = field(default_factory=dict[str, object])
    cookies: Mapping[str, object] = field(default_factory=dict[str, object])
    json: object = omit
    form: Mapping[str, object] | Omit | None = None
    multipart: Mapping[str, object] | Omit | None = None
    content: Content | Omit | None = None
    content_type: str | None = None
    styles: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, "Mapping[str, str]"]
    )
    encoding: Mapping[str, str] = field(default_factory=dict[str, str])
    files: tuple[str, ...] = ()
    idempotency_header: str | None = None
    security: Alternatives | None = None
    server: str = ""
    optional_body: bool = False
    errors: ErrorTypes | None = None

    def styles_in(self, place: str) -> Mapping[str, str]:
        """Return the styles of one place: `path`, `query`, `header`, `cookie`, `body`."""
        return self.styles.get(place, {})


AnyCall: TypeAlias = Call[Any, Any, Any]

Value: TypeAlias = Call[T, T, Coroutine[Any, Any, T]]
"""A call that gives one value: a model, plain data, text, or None."""

Binary: TypeAlias = Call[
    BinaryResponse, AsyncBinaryResponse, Coroutine[Any, Any, AsyncBinaryResponse]
]
"""A call that gives bytes, read as they are wanted."""

Events: TypeAlias = Call[Stream[T], AsyncStream[T], AsyncEvents[T]]
"""A call that gives a stream: server-sent events, or one JSON value a line."""

Paged: TypeAlias = Call[Page[T, B], AsyncPage[T, B], AsyncPages[T, B]]
"""A call that gives pages of `T`, each in an envelope `B`."""
