"""Types: FileSearchRanker, FileSearchRankerParam."""

from __future__ import annotations

from typing import Literal, TypeAlias

FileSearchRanker: TypeAlias = Literal["auto", "default_2024_08_21"] | str
"""How results are ranked. `auto` takes the newest ranker."""

FileSearchRankerParam: TypeAlias = Literal["auto", "default_2024_08_21"]
"""How results are ranked. `auto` takes the newest ranker."""
