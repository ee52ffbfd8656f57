"""Which of several alternatives was meant, when a value fits none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specloom.check.finding import missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jsonschema.exceptions import ValidationError


def telling(error: ValidationError) -> Iterator[ValidationError]:
    """Yield what is wrong with the alternative that was most probably meant.

    A value that is one of several kinds of object is told what it lacks as the kind it
    nearly is: the one whose objections lie deepest in it. Where that can't be told, or
    the objection is about no alternatives, it is the objection itself.
    """
    meant = _meant(error) if error.context else None
    if meant is None:
        yield error
        return
    for inner in meant:
        yield from telling(inner)


def _meant(error: ValidationError) -> list[ValidationError] | None:
    possible = possible_branches(error)
    depth = len(error.absolute_path)
    if len(possible) > 1:
        if all(is_only_missing(branch, depth) for branch in possible):
            return None
        possible = [branch for branch in possible if not _is_told_apart(branch, depth)]
    return min(
        possible, key=lambda branch: (-_depth(branch), len(branch)), default=None
    )


def possible_branches(error: ValidationError) -> list[list[ValidationError]]:
    """Return what is wrong with each alternative that takes values of this type.

    A reference is an alternative almost everywhere, and only meant where `$ref` stands.
    """
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    depth = len(error.absolute_path)
    return [
        branch for branch in branches.values() if not _is_another_type(branch, depth)
    ]


def is_only_missing(branch: Sequence[ValidationError], depth: int) -> bool:
    """Whether an alternative only fails for fields that a value at this depth doesn't have."""
    return all(
        inner.validator == "required" and len(inner.absolute_path) == depth
        for inner in branch
    )


def _is_another_type(branch: Sequence[ValidationError], depth: int) -> bool:
    return any(
        inner.validator == "type"
        or (inner.validator == "required" and missing(inner) == {"$ref"})
        for inner in branch
        if len(inner.absolute_path) == depth
    )


def _is_told_apart(branch: Sequence[ValidationError], depth: int) -> bool:
    """Whether a field such as `in` or `type` says that another alternative was meant."""
    return any(
        inner.validator in ("const", "enum")
        and isinstance(inner.absolute_path[-1], str)
        for inner in branch
        if len(inner.absolute_path) == depth + 1
    )


def _depth(branch: Sequence[ValidationError]) -> int:
    return max(len(inner.absolute_path) for inner in branch)
