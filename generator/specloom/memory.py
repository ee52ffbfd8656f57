"""The names that a run gave, which the next one keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class Names:
    """Names by what they were given to.

    `operations` are places by verb and path: `beta.threads.create` for `POST /threads`.
    `schemas` are classes by the names of declared schemas.
    """

    operations: Mapping[str, str] = field(default_factory=dict[str, str])
    schemas: Mapping[str, str] = field(default_factory=dict[str, str])


NO_NAMES: Final = Names()
