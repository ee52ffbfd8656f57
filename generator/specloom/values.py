"""Values: dataclasses that type checkers hold frozen, at the price of others.

A frozen dataclass sets every field through `object.__setattr__`, which takes some three
times as long as assigning them, and hundreds of thousands are made in a run. So only
what reads the code forbids assignments; what runs it trusts in that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(cls=None, /, *, frozen=False, eq=True, **options):
        """Do as `dataclasses.dataclass` does; a frozen class is hashable all the same."""
        hashable = frozen and eq
        return dataclasses.dataclass(cls, eq=eq, unsafe_hash=hashable, **options)


__all__ = ["dataclass"]
