"""Findings to problems: put into words, weighed, and rid of those that others explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specloom.check.finding import Crash, Finding, Kind
from specloom.check.rules import describe_rule
from specloom.check.severity import is_harmless
from specloom.check.wording import Wording, describe, shorten, show
from specloom.problems import Place, Problem, Severity, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specloom.read import Node


def to_problems(found: Iterable[Finding | Crash], *, explained: bool) -> list[Problem]:
    """Return the problems that findings amount to.

    The validator fails over what is not as it expects. That is a problem of its own only
    when nothing else was found that explains it; `explained` says that there was already.
    """
    problems: list[Problem] = []
    crashes: list[Crash] = []
    defaults: set[object] = set()
    for finding in found:
        if isinstance(finding, Crash):
            crashes.append(finding)
        elif finding.kind is not Kind.VALUE or finding.base.identity not in defaults:
            # One misfit breaks several keywords of a schema; the first says enough.
            if finding.kind is Kind.VALUE:
                defaults.add(finding.base.identity)
            problems += _problems(finding)
    if not explained and all(
        problem.severity is Severity.WARNING for problem in problems
    ):
        problems += [_crash_problem(crash) for crash in crashes]
    return problems


def _problems(finding: Finding) -> list[Problem]:
    kind = warning if is_harmless(finding) else error
    return [
        kind(_place(finding.base, wording), wording.message, wording.hint)
        for wording in _wordings(finding)
    ]


def _wordings(finding: Finding) -> list[Wording]:
    if finding.kind is Kind.RULE:
        return [describe_rule(finding)]
    if finding.kind is Kind.VALUE:
        return [_default(finding)]
    return describe(finding.error)


def _default(finding: Finding) -> Wording:
    reason = describe(finding.error)[0]
    default = finding.base.get("default")
    shown = show(default.value) if default else ""
    message = f"the default {shown} does not fit its schema: {reason.message}"
    return Wording(("default", *reason.pointer), message)


def _place(base: Node, wording: Wording) -> Place:
    pointer = (*base.pointer, *wording.pointer)
    document = base.document
    return document.key_place(pointer) if wording.at_key else document.place(pointer)


def _crash_problem(crash: Crash) -> Problem:
    if isinstance(crash.problem, RecursionError):
        said = "nested too deeply to be validated"
        return error(
            crash.base.place, said, "give inner schemas names and refer to them"
        )
    name = type(crash.problem).__name__
    said = shorten(str(crash.problem), 160)
    return error(crash.base.place, f"can't be validated: {name}: {said}")
