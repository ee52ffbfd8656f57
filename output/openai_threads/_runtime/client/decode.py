"""JSON and plain data as typed values, never refused: what does not fit is kept as it came.

The first try is pydantic's own validation. Only when it fails is the value built piece by piece:
a model from the fields that fit and the rest as they are, an unknown variant as a `Model`.
"""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from .body import is_dict, is_list
from .models import UNIONS, Model, OneOf, literal_values, plain_variants, wire_names


@lru_cache(maxsize=4096)
def _adapter(type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(type)


def from_json(type: Any, content: bytes) -> Any:
    """Return JSON as `type`.

    Raises:
        ValueError: it is not JSON.
    """
    try:
        return _adapter(type).validate_json(content)
    except ValidationError:
        return _fit(type, json.loads(content))


def from_plain(type: Any, value: Any, *others: Any) -> Any:
    """Return plain data as `type`; or, where it doesn't fit, the first of `others` that does."""
    for one in (value, *others):
        try:
            return _adapter(type).validate_python(one)
        except ValidationError:
            continue
    return _fit(type, value)


def _fit(type: Any, value: Any) -> Any:
    """Return `value` as `type` as far as it goes."""
    try:
        return _adapter(type).validate_python(value)
    except ValidationError:
        pass
    variants = [*plain_variants(type)]
    if is_dict(value):
        model = _model_for(type, variants, value)
        if model is not None:
            return _build(model, value)
        item = _item_type(variants, (dict, Mapping))
        return {key: _fit(item, part) for key, part in value.items()}
    if is_list(value):
        item = _item_type(variants, (list, Sequence))
        return [_fit(item, part) for part in value]
    return value


def _item_type(variants: list[Any], origins: tuple[Any, ...]) -> Any:
    for variant in variants:
        if get_origin(variant) in origins:
            return get_args(variant)[-1]
    return Any


def _model_for(
    type: Any, variants: list[Any], fields: dict[str, Any]
) -> type[BaseModel] | None:
    """Return the model that an object is of, None when it is none of a model's."""
    models = [
        v for v in variants if isinstance(v, builtins.type) and issubclass(v, BaseModel)
    ]
    for marker, source in _markers(type):
        tagged, complete = marker.by_tag(source)
        tag = fields.get(marker.discriminator)
        if isinstance(tag, (str, int)) and tag in tagged:
            models = tagged[tag]
            break
        if marker.other and complete:
            models = [marker.any_other(source)]
            break
        if complete and marker.discriminator in fields:
            known = {variant for variants in tagged.values() for variant in variants}
            models = [model for model in models if model not in known] or [Model]
    if len(models) > 1:
        models = [model for model in models if not _contradicted(model, fields)] or [
            Model
        ]
    return max(models, key=lambda model: _likeness(model, fields), default=None)


def _markers(annotation: Any) -> Iterator[tuple[OneOf, Any]]:
    """Yield the marks on a union and on the unions inside it, each with what it marks."""
    if get_origin(annotation) is Annotated:
        source, *metadata = get_args(annotation)
        yield from ((mark, source) for mark in metadata if isinstance(mark, OneOf))
        yield from _markers(source)
    elif get_origin(annotation) in UNIONS:
        for variant in get_args(annotation):
            yield from _markers(variant)


def _contradicted(model: type[BaseModel], fields: dict[str, Any]) -> bool:
    constants = {
        name: [*literal_values(model, name)]
        for name in wire_names(model)
        if name in fields
    }
    return any(
        values and fields[name] not in values for name, values in constants.items()
    )


def _likeness(model: type[BaseModel], fields: dict[str, Any]) -> int:
    known = wire_names(model)
    missing = [
        wire_name
        for wire_name, name in known.items()
        if model.model_fields[name].is_required() and wire_name not in fields
    ]
    return len(known.keys() & fields.keys()) - len(missing)


def _build(model: type[BaseModel], fields: dict[str, Any]) -> BaseModel:
    """Make a model without validation; a required field that is missing is None."""
    model.model_rebuild()
    extra = dict(fields)
    values: dict[str, Any] = {}
    given: set[str] = set()
    for wire_name, name in wire_names(model).items():
        info = model.model_fields[name]
        if wire_name in extra:
            marks = [mark for mark in info.metadata if isinstance(mark, OneOf)]
            kind = Annotated[info.annotation, marks[0]] if marks else info.annotation
            values[name] = _fit(kind, extra.pop(wire_name))
            given.add(name)
        else:
            values[name] = (
                None
                if info.is_required()
                else info.get_default(call_default_factory=True)
            )
    built = model.__new__(model)
    object.__setattr__(built, "__dict__", values)
    object.__setattr__(built, "__pydantic_fields_set__", given)
    object.__setattr__(built, "__pydantic_extra__", extra)
    object.__setattr__(built, "__pydantic_private__", None)
    return built
