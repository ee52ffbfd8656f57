"""How a request's body travels: one media type is chosen among those described."""

from __future__ import annotations

from ..model.api import Api, MediaType, Operation
from ..model.schema import ArraySchema, ObjectSchema, Schema, StringSchema, UnionSchema
from ..values import dataclass
from .surface import BodyKind

FORMS = ("form", "multipart")


@dataclass(frozen=True, slots=True)
class BodyPlan:
    """How a request's body is written, and the media type that was chosen."""

    kind: BodyKind
    media: MediaType | None = None
    required: bool = False


def plan_body(api: Api, operation: Operation) -> BodyPlan:
    """Choose how a method's body travels among the media types described."""
    body = operation.body
    if body is None or not body.media:
        return BodyPlan("none")
    media = _preferred(api, body.media)
    kind: BodyKind = "binary"
    if media.is_json or (media.name == "*/*" and not _is_file(api, media.schema)):
        kind = "json"
    elif media.name == "multipart/form-data":
        kind = "multipart"
    elif media.is_form:
        kind = "form"
    elif media.is_text:
        kind = "text"
    return BodyPlan(kind, media, body.required)


def _preferred(api: Api, media: tuple[MediaType, ...]) -> MediaType:
    """JSON before forms before the rest; a form first where JSON can't carry a file."""

    def rank(entry: MediaType) -> int:
        if entry.is_json:
            return 1
        if entry.name == "multipart/form-data":
            return 0 if _has_file(api, entry.schema) else 2
        if entry.is_form:
            return 3
        return 4

    return min(media, key=rank)


def _has_file(api: Api, schema: Schema | None) -> bool:
    resolved = api.resolve(schema) if schema else None
    if not isinstance(resolved, ObjectSchema):
        return False
    return any(_takes_file(api, prop.schema) for prop in resolved.properties)


def _takes_file(api: Api, schema: Schema) -> bool:
    """True for a file, several of them, or a choice that has one of these."""
    value = api.resolve(schema)
    variants = value.variants if isinstance(value, UnionSchema) else (value,)
    for variant in map(api.resolve, variants):
        one = variant.items if isinstance(variant, ArraySchema) else variant
        if _is_file(api, one):
            return True
    return False


def _is_file(api: Api, schema: Schema | None) -> bool:
    resolved = api.resolve(schema) if schema else None
    return isinstance(resolved, StringSchema) and resolved.binary


def has_parts(api: Api, schema: Schema | None) -> bool:
    """True when a form's schema says that it has parts by name."""
    resolved = api.resolve(schema) if schema else None
    if isinstance(resolved, UnionSchema):
        return all(has_parts(api, variant) for variant in resolved.variants)
    return isinstance(resolved, ObjectSchema)
