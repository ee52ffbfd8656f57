"""Types: Everything."""

from __future__ import annotations

from pydantic import Field

from .._runtime.client.models import Model
from .collisions import Collisions
from .egg import Hen
from .enums import Enums
from .extras import Extras
from .json_value import JsonValue
from .loose import Loose
from .mapped import Mapped
from .merged import Merged
from .nulls import Nulls
from .sides import Sides
from .tagged import Tagged
from .tree import Tree


class Everything(Model):
    merged: Merged | None = None
    nulls: Nulls | None = None
    tagged: Tagged | None = None
    mapped: Mapped | None = None
    loose: Loose | None = None
    tree: Tree | None = None
    hen: Hen | None = None
    json_: JsonValue | None = Field(default=None, alias="json")
    enums: Enums | None = None
    extras: Extras | None = None
    sides: Sides | None = None
    collisions: Collisions | None = None
    tuple: list[str | int] | None = None
