"""What comes back: each description tells how a response becomes the value of a method.

A `type` is anything that pydantic understands as a type; None gives plain data, and then
pydantic is not even imported.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from .body import is_dict, is_list
from .call import Options, PageOptions
from .errors import APIError, error_message, for_status
from .pages import AsyncPage, AsyncPages, Page
from .response import AsyncBinaryResponse, BinaryResponse
from .sse import EventDecoder, LineDecoder, ServerSentEvent
from .stream import AsyncEvents, AsyncStream, Stream
from .turns import Here, Turn, dig

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping

    import httpx2

    from .call import AnyCall
    from .config import Config


class Performer(Protocol):
    """What can perform further calls, such as those for the pages that follow."""

    @property
    def config(self) -> Config:
        """The settings of the API together with those of the client."""
        ...

    def perform(self, call: AnyCall, /) -> Any:
        """Perform one call."""
        ...


@dataclass(frozen=True)
class Reply:
    """A successful response, with the call it answers and what performed it."""

    performer: Performer
    call: AnyCall
    response: httpx2.Response


class Returns:
    """A description of what a call gives.

    `accept` is the media type to ask for; `lazy` leaves the body to be read by the value.
    `options` are the keywords that a call takes beside its own parameters.
    """

    accept: ClassVar[str] = "application/json"
    lazy: ClassVar[bool] = False
    options: ClassVar[frozenset[str]] = frozenset(Options.__annotations__)

    def resumed(self, call: AnyCall, point: str) -> AnyCall:
        """Return the call that goes on from a point that an earlier answer told of."""
        raise NotImplementedError

    def parse(self, reply: Reply) -> Any:
        """Return the value of a sync method."""
        raise NotImplementedError

    def aparse(self, reply: Reply) -> Any:
        """Return what awaiting an async method gives."""
        return self.parse(reply)

    def later(self, start: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """Return what an async method returns; `start` performs its call."""
        return start()


@dataclass(frozen=True)
class Json(Returns):
    """A JSON body, as `type`; an empty one gives None.

    Where several answers are described, `by_status` has the type of each: `201`, `2XX`.
    """

    type: Any = None
    by_status: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def parse(self, reply: Reply) -> Any:
        """Return the body's value.

        Raises:
            APIError: the body is not JSON.
        """
        content = reply.response.content
        if not content:
            return None
        status = str(reply.response.status_code)
        return _from_json(for_status(self.by_status, status, self.type), content)


class Text(Returns):
    """A body of text."""

    accept = "text/plain, */*"

    def parse(self, reply: Reply) -> str:
        """Return the body as text."""
        return reply.response.text


class Nothing(Returns):
    """A response without a body worth reading."""

    accept = "*/*"

    def parse(self, reply: Reply) -> None:
        """Return None."""


@dataclass(frozen=True)
class Content(Returns):
    """A body of bytes, of the media type `accept`."""

    accept: str = "*/*"  # type: ignore[misc]
    lazy = True

    def parse(self, reply: Reply) -> BinaryResponse:
        """Return the body, still unread."""
        return BinaryResponse(reply.response)

    def aparse(self, reply: Reply) -> AsyncBinaryResponse:
        """Return the body, still unread."""
        return AsyncBinaryResponse(reply.response)


@dataclass(frozen=True)
class ServerEvents(Returns):
    """Server-sent events until the data is `done`, each as `type`.

    With `envelope` the value is made of `event`, `data` (parsed where it is JSON) and `id`,
    otherwise of the JSON in `data` alone.
    """

    type: Any = None
    envelope: bool = False
    done: str | None = "[DONE]"
    accept = "text/event-stream"
    lazy = True

    def parse(self, reply: Reply) -> Stream[Any]:
        """Return the stream of events."""
        return Stream(reply.response, _Events(self))

    def aparse(self, reply: Reply) -> AsyncStream[Any]:
        """Return the stream of events."""
        return AsyncStream(reply.response, _Events(self))

    def later(self, start: Callable[[], Coroutine[Any, Any, Any]]) -> AsyncEvents[Any]:
        """Return the stream to come, to await, to open or to iterate over."""
        return AsyncEvents(start)


class _Events:
    def __init__(self, returns: ServerEvents) -> None:
        self._returns = returns
        self._decoder = EventDecoder()
        self.done = False

    def feed(self, chunk: bytes, final: bool = False) -> Iterable[Any]:
        for event in self._decoder.feed(chunk):
            if event.data == self._returns.done:
                self.done = True
                return
            yield self._value(event)

    def _value(self, event: ServerSentEvent) -> Any:
        data: Any
        try:
            data = json.loads(event.data)
        except ValueError:
            data = event.data
        if event.event == "error" or (is_dict(data) and data.get("error")):
            raise APIError(error_message(data) or "The API reports an error.", data)
        if not self._returns.envelope:
            return _typed(self._returns.type, data)
        envelope: dict[str, Any] = {"event": event.event, "data": data}
        if event.id:
            envelope["id"] = event.id
        if event.retry is not None:
            envelope["retry"] = event.retry
        # Data may be described as the text that it is, JSON or not.
        return _typed(self._returns.type, envelope, {**envelope, "data": event.data})


@dataclass(frozen=True)
class JsonLines(Returns):
    """One JSON value a line, each as `type`; asked for as `accept`."""

    type: Any = None
    accept: str = "application/jsonl, application/x-ndjson"  # type: ignore[misc]
    lazy = True

    def parse(self, reply: Reply) -> Stream[Any]:
        """Return the stream of values."""
        return Stream(reply.response, _Lines(self.type))

    def aparse(self, reply: Reply) -> AsyncStream[Any]:
        """Return the stream of values."""
        return AsyncStream(reply.response, _Lines(self.type))

    def later(self, start: Callable[[], Coroutine[Any, Any, Any]]) -> AsyncEvents[Any]:
        """Return the stream to come, to await, to open or to iterate over."""
        return AsyncEvents(start)


class _Lines:
    done = False

    def __init__(self, type: Any) -> None:
        self._type = type
        self._decoder = LineDecoder()

    def feed(self, chunk: bytes, final: bool = False) -> Iterable[Any]:
        for line in self._decoder.feed(chunk, final):
            # A JSON text sequence begins each value with a record separator.
            text = line.strip("\x1e \t")
            if text:
                yield _from_json(self._type, text.encode())


@dataclass(frozen=True)
class Pages(Returns):
    """One page of a list: a JSON body as `type`, its items and the way on as `turn` says."""

    type: Any
    turn: Turn
    options = frozenset(PageOptions.__annotations__)

    def resumed(self, call: AnyCall, point: str) -> AnyCall:
        """Return the call for the page that an earlier one told of.

        Raises:
            ValueError: no such page ever did.
        """
        return self.turn.resumed(call, point)

    def parse(self, reply: Reply) -> Page[Any, Any]:
        """Return the page."""
        return Page(*self._page(reply))

    def aparse(self, reply: Reply) -> AsyncPage[Any, Any]:
        """Return the page."""
        return AsyncPage(*self._page(reply))

    def later(
        self, start: Callable[[], Coroutine[Any, Any, Any]]
    ) -> AsyncPages[Any, Any]:
        """Return the pages to come, to await or to iterate over."""
        return AsyncPages(start)

    def _page(self, reply: Reply) -> tuple[Any, ...]:
        body = _from_json(self.type, reply.response.content)
        found = body if self.turn.items is None else dig(body, self.turn.items)
        items = found if is_list(found) else []
        schemes = reply.performer.config.settings.schemes.values()
        secrets = frozenset(s.name for s in schemes if s.place == "query")
        here = Here(reply.call, items, body, reply.response, secrets)
        call = self.turn.next(here)
        if call is None:
            return items, body
        following = partial(reply.performer.perform, call)
        return items, body, following, self.turn.point(call)


def _from_json(type: Any, content: bytes) -> Any:
    try:
        if type is None:
            return json.loads(content)
        from .decode import from_json

        return from_json(type, content)
    except ValueError as error:
        shown = content[:200].decode("utf-8", "replace")
        raise APIError(f"The answer is not JSON: {shown!r}", shown) from error


def _typed(type: Any, value: Any, *others: Any) -> Any:
    if type is None:
        return value
    from .decode import from_plain

    return from_plain(type, value, *others)
