"""Types: Extras, ExtrasParam."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Extras(Model):
    absent: ExtrasAbsent | None = None
    open: ExtrasOpen | None = None
    closed: ExtrasClosed | None = None
    typed: ExtrasTyped | None = None
    map: dict[str, int] | None = None
    free: dict[str, Any] | None = None
    patterns: dict[str, str] | None = None


class ExtrasParam(TypedDict):
    absent: NotRequired[ExtrasAbsentParam]
    open: NotRequired[ExtrasOpenParam]
    closed: NotRequired[ExtrasClosedParam]
    typed: NotRequired[ExtrasTypedParam]
    map: NotRequired[Mapping[str, int]]
    free: NotRequired[Mapping[str, object]]
    patterns: NotRequired[Mapping[str, str]]


class ExtrasAbsent(Model):
    a: str | None = None


class ExtrasOpen(Model):
    a: str | None = None


class ExtrasClosed(Model):
    a: str | None = None


class ExtrasTyped(Model):
    a: str | None = None


class ExtrasAbsentParam(TypedDict):
    a: NotRequired[str]


class ExtrasOpenParam(TypedDict):
    a: NotRequired[str]


class ExtrasClosedParam(TypedDict):
    a: NotRequired[str]


class ExtrasTypedParam(TypedDict):
    a: NotRequired[str]
