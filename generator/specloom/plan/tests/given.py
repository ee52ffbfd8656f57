"""What the tests of a method give: the least that it takes, and all that goes together."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.api import Api
from ...model.schema import AnySchema, Json, Schema
from ...plain import is_mapping
from ..accepts import accepts
from ..examples import example
from ..invocations import Given, sample
from ..surface import Argument, Method


class NoExample(Exception):
    """An argument has no example that its own schema is known to accept."""

    def __init__(self, argument: Argument) -> None:
        super().__init__(argument.name)
        self.argument = argument


def least(api: Api, method: Method) -> Given:
    """Return the arguments that a call can't do without, in the method's order.

    A body that must have more fields than it requires has its first ones.
    Raises NoExample.
    """
    given = {a.name: _value(api, a) for a in method.arguments if a.required}
    body = _body(api, method)
    if body is not None and not accepts(api, body, _fields(method, given)):
        shown = example(api, body, request=True)
        for argument in method.arguments_in("body"):
            if accepts(api, body, _fields(method, given)):
                break
            if is_mapping(shown) and argument.wire in shown:
                given.setdefault(argument.name, _value(api, argument))
    return _listed(method, given)


def most(api: Api, method: Method) -> Given:
    """Return all arguments of a call but those that a body refuses beside the others.

    What asks for events doesn't: the answer is another one then.
    """
    given = {a.name: value for a, value in least(api, method)}
    body = _body(api, method)
    for argument in method.arguments:
        if argument.name in given:
            continue
        try:
            more = {**given, argument.name: _value(api, argument)}
        except NoExample:
            continue
        fields = _fields(method, more)
        if argument.place != "body" or not body or accepts(api, body, fields):
            given = more
    return _listed(method, given)


def _value(api: Api, argument: Argument) -> Json:
    if argument.streams:
        return False
    value = sample(api, argument)
    if not accepts(api, argument.schema, value):
        raise NoExample(argument)
    return value


def _listed(method: Method, given: dict[str, Json]) -> Given:
    return tuple((a, given[a.name]) for a in method.arguments if a.name in given)


def _fields(method: Method, given: dict[str, Json]) -> dict[str, Json]:
    fields = method.arguments_in("body")
    return {a.wire: given[a.name] for a in fields if a.name in given}


def _body(api: Api, method: Method) -> Schema | None:
    """Return the schema of a body that is given by its fields, None of any other."""
    if not method.arguments_in("body") or method.operation.body is None:
        return None
    media: Iterable[Schema | None] = (
        m.schema
        for m in method.operation.body.media
        if m.name == method.body_media_type
    )
    schema = next(iter(media), None)
    if schema is None or isinstance(api.resolve(schema), AnySchema):
        return None
    return schema
