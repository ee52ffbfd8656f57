"""What is wrong with a description: every problem, at the place where it stands.

    version -> library -> wording and severity -> problems

openapi-spec-validator decides what is valid. This room tells it nothing but what was
read, says where its objections stand, and tells those that leave a description with
one clear meaning (warnings) from those that don't (errors).
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from specloom.problems import Place

if TYPE_CHECKING:
    from specloom.problems import Problem
    from specloom.read import Description

__all__ = ["check"]


def check(description: Description) -> list[Problem]:
    """Return every problem of a description, sorted by file and position."""
    # The library takes a while to import: the process that asks may not be the first one.
    from specloom.check.library import run
    from specloom.check.problems import to_problems
    from specloom.check.version import find_validator

    unresolved = description.unresolved()
    validator, problems = find_validator(description.root)
    if validator is not None:
        with warnings.catch_warnings():
            # Patterns that Python may one day read otherwise are no user's concern.
            warnings.simplefilter("ignore", FutureWarning)
            found = run(validator, description, whole=not unresolved)
            problems += to_problems(found, explained=bool(unresolved))
    every = dict.fromkeys([*description.warnings, *unresolved, *problems])
    return sorted(every, key=lambda problem: problem.place or Place(""))
