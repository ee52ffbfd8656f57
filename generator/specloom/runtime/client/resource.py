"""Methods written once: a function that builds a `Call`, bound to every kind of client.

What a method returns follows from the mode of its resource: `Threads[Sync]`, `Threads[Async]`,
and of each the `Raw` and the `Streamed` form, such as `Threads[Raw[Async]]`.
"""

from __future__ import annotations

import functools
from types import MethodType
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    TypeVar,
    overload,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from .call import AnyCall, Call
    from .config import Config
    from .response import AsyncStreamedResponse, RawResponse, StreamedResponse

P = ParamSpec("P")
S = TypeVar("S")
A = TypeVar("A")
R = TypeVar("R")
P2 = ParamSpec("P2")
S2 = TypeVar("S2")
A2 = TypeVar("A2")
R2 = TypeVar("R2")
S_co = TypeVar("S_co", covariant=True)
S2_co = TypeVar("S2_co", covariant=True)


class Sync:
    """The mode of methods that return their value."""


class Async:
    """The mode of methods whose value is awaited."""


Mode = TypeVar("Mode")


class Raw(Generic[Mode]):
    """The mode of methods that return the whole response."""


class Streamed(Generic[Mode]):
    """The mode of methods that open the response for reading, in a `with` block."""


class Sender(Protocol):
    """What performs a resource's calls, in the way of its mode."""

    def perform(self, call: AnyCall, /) -> Any:
        """Perform one call and give what its method returns."""
        ...

    @property
    def config(self) -> Config:
        """The settings of the API together with those of the client."""
        ...

    @property
    def raw(self) -> Sender:
        """The same, giving raw responses."""
        ...

    @property
    def streamed(self) -> Sender:
        """The same, giving responses to be read in a `with` block."""
        ...


class Resource(Generic[Mode]):
    """A group of methods; `Mode` says what they return."""

    def __init__(self, client: Sender) -> None:
        self._client = client


def _method(build: Callable[..., AnyCall]) -> Callable[..., Any]:
    """Return the function that performs the calls that `build` builds."""

    @functools.wraps(build)
    def method(self: Resource[Any], /, *args: Any, **kwargs: Any) -> Any:
        client = self._client  # pyright: ignore[reportPrivateUsage]
        call = build(self, *args, **kwargs)
        # A mistyped keyword lands among the options, and must not be lost there.
        for name in call.options.keys() - call.returns.options:
            raise TypeError(
                f"{build.__name__}() got an unexpected keyword argument {name!r}"
            )
        point = call.options.get("resume_from")
        if isinstance(point, str):
            call = call.returns.resumed(call, point)
        return client.perform(call)

    return method


class operation(Generic[P, S, A, R]):
    """Turn a function that builds a call into a method of every mode."""

    def __init__(self, build: Callable[Concatenate[Any, P], Call[S, A, R]]) -> None:
        self._method = _method(build)

    @overload
    def __get__(
        self, resource: None, owner: type
    ) -> Callable[Concatenate[Any, P], Any]: ...
    @overload
    def __get__(self, resource: Resource[Sync], owner: type) -> Callable[P, S]: ...
    @overload
    def __get__(self, resource: Resource[Async], owner: type) -> Callable[P, R]: ...
    @overload
    def __get__(
        self, resource: Resource[Raw[Sync]], owner: type
    ) -> Callable[P, RawResponse[S]]: ...
    @overload
    def __get__(
        self, resource: Resource[Raw[Async]], owner: type
    ) -> Callable[P, Coroutine[Any, Any, RawResponse[A]]]: ...
    @overload
    def __get__(
        self, resource: Resource[Streamed[Sync]], owner: type
    ) -> Callable[P, AbstractContextManager[StreamedResponse[S]]]: ...
    @overload
    def __get__(
        self, resource: Resource[Streamed[Async]], owner: type
    ) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[A]]]: ...
    def __get__(self, resource: Resource[Any] | None, owner: type) -> Any:
        return self._method if resource is None else MethodType(self._method, resource)


class Either(Protocol[P, S_co, P2, S2_co]):
    """A method with two forms: the plain one and, with `stream=True`, the streaming one."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> S_co: ...
    @overload
    def __call__(self, *args: P2.args, **kwargs: P2.kwargs) -> S2_co: ...

    # Without a docstring, so that editors show the method's own.
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...


class streamable(Generic[P2, S2, A2, R2]):
    """Turn a function into a method whose `stream=True` form is another function."""

    def __init__(self, build: Callable[Concatenate[Any, P2], Call[S2, A2, R2]]) -> None:
        self._streaming = build

    def __call__(
        self, build: Callable[Concatenate[Any, P], Call[S, A, R]]
    ) -> StreamableOperation[P, S, A, R, P2, S2, A2, R2]:
        """Join the plain form to the streaming one."""
        return StreamableOperation(build, self._streaming)


class StreamableOperation(Generic[P, S, A, R, P2, S2, A2, R2]):
    """An `operation` with a streaming form."""

    def __init__(
        self,
        build: Callable[Concatenate[Any, P], Call[S, A, R]],
        streaming: Callable[Concatenate[Any, P2], Call[S2, A2, R2]],
    ) -> None:
        @functools.wraps(build)
        def choose(*args: Any, **kwargs: Any) -> AnyCall:
            chosen: Callable[..., AnyCall]
            chosen = streaming if kwargs.get("stream") is True else build
            return chosen(*args, **kwargs)

        self._method = _method(choose)

    @overload
    def __get__(self, resource: None, owner: type) -> Callable[..., Any]: ...
    @overload
    def __get__(
        self, resource: Resource[Sync], owner: type
    ) -> Either[P, S, P2, S2]: ...
    @overload
    def __get__(
        self, resource: Resource[Async], owner: type
    ) -> Either[P, R, P2, R2]: ...
    @overload
    def __get__(
        self, resource: Resource[Raw[Sync]], owner: type
    ) -> Either[P, RawResponse[S], P2, RawResponse[S2]]: ...
    @overload
    def __get__(self, resource: Resource[Raw[Async]], owner: type) -> Either[
        P,
        Coroutine[Any, Any, RawResponse[A]],
        P2,
        Coroutine[Any, Any, RawResponse[A2]],
    ]: ...
    @overload
    def __get__(self, resource: Resource[Streamed[Sync]], owner: type) -> Either[
        P,
        AbstractContextManager[StreamedResponse[S]],
        P2,
        AbstractContextManager[StreamedResponse[S2]],
    ]: ...
    @overload
    def __get__(self, resource: Resource[Streamed[Async]], owner: type) -> Either[
        P,
        AbstractAsyncContextManager[AsyncStreamedResponse[A]],
        P2,
        AbstractAsyncContextManager[AsyncStreamedResponse[A2]],
    ]: ...
    def __get__(self, resource: Resource[Any] | None, owner: type) -> Any:
        return self._method if resource is None else MethodType(self._method, resource)
