"""What an operation's description offers and its method does not take: said, with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from ..addresses import is_remote
from ..model.api import Api, MediaType, Operation
from ..model.schema import ArraySchema, ObjectSchema, UnionSchema
from ..problems import Place, Problem, unsupported_at
from .arguments import is_built
from .bodies import FORMS, has_parts, plan_body
from .places import Placed
from .results import EVENT_STREAM, preferred, success, successes

_XML = ("/xml", "+xml")
Said = tuple[str, Place]


def left_aside(api: Api, placed: Iterable[Placed]) -> Iterator[Problem]:
    """Yield each thing that methods do without, once, with the number of its places."""
    found: dict[str, dict[Hashable, Place]] = defaultdict(dict)
    for operation in (entry.operation for entry in placed):
        for said, place in (
            *_of_parameters(api, operation),
            *_of_body(api, operation),
            *_of_answers(api, operation),
            *_of_servers(operation),
        ):
            found[said].setdefault(place.mark, place)
    for said, places in found.items():
        yield unsupported_at(places.values(), said)


def _of_servers(operation: Operation) -> Iterator[Said]:
    if operation.servers and not is_remote(operation.servers[0]):
        said = "a relative server of a path or operation is not used: the API's own is"
        yield said, operation.place


def _of_parameters(api: Api, operation: Operation) -> Iterator[Said]:
    for parameter in operation.parameters:
        if parameter.media_type and not is_built(api, parameter):
            kind = parameter.media_type
            said = f"a parameter as {kind} is sent as given, not built from its schema"
            yield said, parameter.place


def _of_body(api: Api, operation: Operation) -> Iterator[Said]:
    plan = plan_body(api, operation)
    media = plan.media
    if media is None or operation.body is None:
        return
    place = operation.body.place
    others = [m.name for m in operation.body.media if m.name != media.name]
    if others:
        yield f"a body is sent as {media.name}, never as {' or '.join(others)}", place
    if plan.kind in FORMS and media.schema and not has_parts(api, media.schema):
        said = (
            f"a body of {media.name} has no parts by name: they are given as a mapping"
        )
        yield said, place
    if media.name.endswith(_XML):
        yield "XML bodies are sent as given, not built from their schema", place
    elif plan.kind in ("text", "binary") and _is_structured(api, media):
        said = f"bodies of {media.name} are sent as given, not built from their schema"
        yield said, place


def _of_answers(api: Api, operation: Operation) -> Iterator[Said]:
    chosen = success(operation)
    read = preferred(api, chosen) if chosen else None
    for response in successes(operation):
        media = preferred(api, response)
        if media is None or read is None:
            continue
        if media.name != read.name and not (media.is_json and read.is_json):
            said = f"an answer of {media.name} is read as one of {read.name}"
            yield f"{said}, which comes with another status", response.place
        # Events are had by asking for them.
        others = [
            m.name
            for m in response.media
            if m.name not in (*media.name.split(", "), EVENT_STREAM)
        ]
        if others and "*/*" not in (media.name, *others):
            said = f"an answer is asked for as {media.name}, never as {' or '.join(others)}"
            yield said, response.place
        if media.name.endswith(_XML) and _is_structured(api, media):
            said = "XML answers are given as they come, not read by their schema"
            yield said, response.place


def _is_structured(api: Api, media: MediaType) -> bool:
    meant = api.resolve(media.schema) if media.schema else None
    return isinstance(meant, (ObjectSchema, ArraySchema, UnionSchema))
