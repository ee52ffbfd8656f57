"""What holds many, and what there is one of: by names, bodies and answers."""

from __future__ import annotations

from ..model.api import Api, Operation
from ..model.schema import ArraySchema, ObjectSchema, Reference
from ..names import singular, snake, words
from .results import successes
from .verbs import CONTENTS, ENVELOPES, PAGING, READING, SINGLE


def is_plural(name: str) -> bool:
    """True for a name of many; of `settings` there is one."""
    return singular(name) != name and words(name)[-1] not in SINGLE


def takes_array(operation: Operation, api: Api) -> bool:
    """True for a body that is an array, or an object that only holds one."""
    for entry in operation.body.media if operation.body else ():
        schema = api.resolve(entry.schema) if entry.schema is not None else None
        if isinstance(schema, ObjectSchema) and len(schema.properties) == 1:
            schema = api.resolve(schema.properties[0].schema)
        if isinstance(schema, ArraySchema):
            return True
    return False


def gives_list(operation: Operation, api: Api, verb: str, name: str) -> bool:
    """True for what holds many by its name, its answer or its id, whose verb is given."""
    last = (words(operation.id) or [""])[-1]
    if is_plural(name) or verb == "list" or (verb in READING and is_plural(last)):
        return True
    paged = any(
        snake(parameter.wire) in PAGING
        for parameter in operation.parameters
        if parameter.location == "query"
    )
    for response in sorted(successes(operation), key=lambda r: r.status):
        for media in sorted(response.media, key=lambda m: (not m.is_json, m.name)):
            if media.schema is None:
                continue
            schema = api.resolve(media.schema)
            if not isinstance(schema, ObjectSchema):
                return isinstance(schema, ArraySchema)
            arrays = [
                prop.wire
                for prop in schema.properties
                if isinstance(api.resolve(prop.schema), ArraySchema)
            ]
            if len(arrays) != 1 or paged:
                return len(arrays) == 1
            kind = media.schema.target if isinstance(media.schema, Reference) else ""
            meant = {singular(w) for w in words(name) + words(operation.id)}
            return len(schema.properties) < 4 and _holds(kind, arrays[0], meant)
    return False


def _holds(kind: str, array: str, meant: set[str]) -> bool:
    """True for an envelope: by its own name, its array's, or that it holds what is meant.

    Anything else that has an array is one thing, such as a licence and what it is for.
    """
    end = (words(array) or [""])[-1]
    return (
        bool(ENVELOPES & {*words(kind)[-1:]})
        or end in CONTENTS
        or singular(end) in meant
    )
