"""Findings to problems: put into words, weighed, and rid of those that others explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema.exceptions import UnknownType

from specloom.check.finding import Crash, Finding, Kind, is_about_a_type
from specloom.check.rules import describe_rule
from specloom.check.severity import is_harmless
from specloom.check.shown import shorten, show
from specloom.check.wording import Wording, describe
from specloom.problems import Place, Problem, Severity, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specloom.read import Node, Pointer


def to_problems(found: Iterable[Finding | Crash], *, explained: bool) -> list[Problem]:
    """Return the problems that findings amount to.

    The validator fails over what is not as it expects. That is a problem of its own only
    when nothing else was found that explains it; `explained` says that there was already.
    """
    findings: list[Finding] = []
    crashes: list[Crash] = []
    for one in found:
        if isinstance(one, Crash):
            crashes.append(one)
        else:
            findings.append(one)
    problems = [
        problem for finding in _telling(findings) for problem in _problems(finding)
    ]
    if not explained and all(
        problem.severity is Severity.WARNING for problem in problems
    ):
        problems += [_crash_problem(c) for c in crashes if not _explains(findings, c)]
    return problems


def _explains(findings: list[Finding], crash: Crash) -> bool:
    """Whether the validator failed over a type that was found to be none."""
    uri, pointer = crash.base.identity
    for finding in filter(lambda finding: is_about_a_type(finding.error), findings):
        if isinstance(crash.problem, UnknownType):
            return True
        place, target = _target(finding)
        if place == uri and target[: len(pointer)] == pointer:
            return True
    return False


def _telling(findings: list[Finding]) -> Iterator[Finding]:
    """Yield the findings that say something of their own."""
    lacking: set[object] = set()
    misshapen: set[object] = set()
    defaults: set[object] = set()
    typed: set[object] = set()
    lists: set[object] = set()
    for finding in findings:
        if is_about_a_type(finding.error):
            uri, pointer = _target(finding)
            lists.add((uri, pointer[:-1]))
        if finding.kind is Kind.STRUCTURE:
            misshapen.add(_target(finding))
            if finding.error.validator == "required":
                lacking.add(_target(finding))
    for finding in findings:
        target = _target(finding)
        if finding.error.validator == "unevaluatedProperties" and target in lacking:
            # The fields of a kind of object go unrecognised while others of it are missing.
            continue
        if finding.kind is Kind.SCHEMA and target in misshapen:
            # The form of a description says the same of some flaws of its schemas.
            continue
        if is_about_a_type(finding.error):
            # What is no type breaks two rules of OpenAPI 3.0 at once; in a list of types,
            # the one that is none says enough.
            if target in typed or target in lists:
                continue
            typed.add(target)
        if finding.kind is Kind.VALUE:
            # One misfit breaks several keywords of a schema; the first says enough.
            if target in defaults:
                continue
            defaults.add(target)
        yield finding


def _target(finding: Finding) -> tuple[str, Pointer]:
    uri, pointer = finding.base.identity
    return uri, (*pointer, *finding.error.absolute_path)


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
