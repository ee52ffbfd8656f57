"""The rules: every kind of change that is told, whether it breaks, and what it breaks.

A change breaks when a program that type checkers pass, or a script that runs, with what
was generated before may fail with what is generated now. `docs/diff.md` has this table
for users.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal

from ..values import dataclass

Product = Literal["client", "command line"]
CLIENT: Final[tuple[Product, ...]] = ("client",)
COMMAND: Final[tuple[Product, ...]] = ("command line",)
BOTH: Final[tuple[Product, ...]] = (*CLIENT, *COMMAND)


class Severity(str, Enum):
    """How much a change matters to those who use what is generated."""

    BREAKING = "breaking"
    COMPATIBLE = "compatible"
    DOCS = "docs"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of change. `breaks` names what it breaks at most: a finding may break less."""

    name: str
    severity: Severity
    breaks: tuple[Product, ...]
    about: str


def _breaking(name: str, breaks: tuple[Product, ...], about: str) -> Rule:
    return Rule(name, Severity.BREAKING, breaks, about)


def _compatible(name: str, about: str) -> Rule:
    return Rule(name, Severity.COMPATIBLE, (), about)


def _docs(name: str, about: str) -> Rule:
    return Rule(name, Severity.DOCS, (), about)


THEMES: Final[dict[str, tuple[Rule, ...]]] = {
    "Names": (
        _breaking("package-renamed", CLIENT, "the package is imported by another name"),
        _breaking("client-renamed", CLIENT, "the client class has another name"),
        _breaking("command-renamed", COMMAND, "the command has another name"),
        _breaking(
            "variables-renamed", BOTH, "environment variables have another prefix"
        ),
        _breaking(
            "type-removed", CLIENT, "a class or alias of `types` is no longer there"
        ),
        _breaking("type-renamed", CLIENT, "a class or alias of `types` is another's"),
    ),
    "Servers": (
        _breaking("base-url-changed", BOTH, "calls go to another server"),
        _breaking("base-url-removed", BOTH, "no server is named: it has to be given"),
        _compatible("base-url-added", "a server is named where none was"),
        _breaking("server-changed", BOTH, "one operation's calls go to another server"),
    ),
    "Operations": (
        _breaking("operation-removed", BOTH, "an operation is gone, and its method"),
        _compatible("operation-added", "a new operation"),
        _compatible(
            "operation-moved", "a method is the same, its verb or path another"
        ),
        _breaking(
            "method-removed", BOTH, "a method is gone, its operation still described"
        ),
        _compatible("method-added", "a method for an operation that had none"),
        _breaking("method-renamed", BOTH, "an operation has its method elsewhere"),
        _compatible("operation-deprecated", "an operation is deprecated, or no longer"),
        _docs("operation-described", "title or description of an operation"),
        _docs("resource-described", "description of a resource"),
        _docs("api-described", "title or description of the whole"),
        _docs("version-changed", "the version that the description gives itself"),
    ),
    "Parameters": (
        _breaking("parameter-removed", BOTH, "a method no longer takes a parameter"),
        _compatible("parameter-added", "a new parameter that may be left out"),
        _breaking(
            "parameter-added-required", BOTH, "a new parameter that must be given"
        ),
        _breaking("parameter-required", BOTH, "a parameter has to be given from now"),
        _compatible("parameter-optional", "a parameter may be left out from now"),
        _breaking("keyword-renamed", CLIENT, "a parameter has another keyword"),
        _breaking("flag-renamed", COMMAND, "a parameter, or a field, has another flag"),
        _breaking("path-order", BOTH, "positional arguments stand in another order"),
        _breaking(
            "global-flag-taken", COMMAND, "a new flag hides the global one of its name"
        ),
        _compatible(
            "parameter-moved", "a parameter travels in another place or by another name"
        ),
        _compatible("parameter-style", "a parameter's value is written otherwise"),
        _compatible("constant-changed", "what is always sent is another value"),
        _compatible("parameter-deprecated", "a parameter is deprecated, or no longer"),
        _docs("parameter-described", "description of a parameter"),
    ),
    "Bodies": (
        _compatible("body-media-changed", "a body travels as another media type"),
        _breaking(
            "body-fields-refused", COMMAND, "a body takes no fields beside those named"
        ),
        _compatible("body-fields-taken", "a body takes fields beside those named"),
    ),
    "Requests: what is taken": (
        _breaking("request-type-changed", BOTH, "values that were taken no longer are"),
        _compatible("request-type-widened", "more values are taken"),
        _breaking("request-value-removed", BOTH, "a value of an enum is not taken"),
        _compatible("request-value-added", "another value of an enum is taken"),
        _breaking("request-null-refused", BOTH, "null is not taken"),
        _compatible("request-null-taken", "null is taken"),
        _breaking("request-field-removed", BOTH, "a field is not taken"),
        _compatible("request-field-added", "a new field that may be left out"),
        _breaking(
            "request-field-added-required", BOTH, "a new field that must be given"
        ),
        _breaking("request-field-required", BOTH, "a field has to be given from now"),
        _compatible("request-field-optional", "a field may be left out from now"),
        _breaking("request-limit-narrowed", BOTH, "a limit or pattern refuses more"),
        _compatible("request-limit-widened", "a limit or pattern refuses less"),
        _breaking("default-changed", BOTH, "leaving it out means another value"),
        _compatible("default-told", "a default is told that was not, or no longer"),
    ),
    "Answers: what is given": (
        _breaking("answer-kind-changed", BOTH, "a method gives back another kind"),
        _compatible("answer-gained", "a method gives back what it did not"),
        _breaking("streaming-removed", BOTH, "events can't be asked for any more"),
        _compatible("streaming-added", "events can be asked for"),
        _compatible("pagination-changed", "the next page is found in another way"),
        _compatible("answer-media-changed", "an answer is asked for as another type"),
        _compatible("success-status-changed", "success is told by another status"),
        _compatible("error-status-added", "an error is described that was not"),
        _compatible("error-status-removed", "an error is no longer described"),
        _breaking("answer-type-changed", BOTH, "values of another type may come"),
        _compatible("answer-type-narrowed", "fewer types of values may come"),
        _breaking("answer-variant-added", CLIENT, "a union has one more type"),
        _compatible("answer-variant-removed", "a union has one type less"),
        _compatible("answer-value-added", "another value of an open enum may come"),
        _compatible("answer-value-removed", "a value of an enum comes no more"),
        _breaking("answer-null-added", BOTH, "null may come"),
        _compatible("answer-null-removed", "null comes no more"),
        _breaking("answer-field-removed", BOTH, "a field comes no more"),
        _compatible("answer-field-added", "a new field comes"),
        _breaking("answer-field-optional", BOTH, "a field may be absent"),
        _compatible("answer-field-required", "a field is always there"),
        _breaking("attribute-renamed", CLIENT, "a field has another attribute"),
        _compatible("answer-limit-changed", "limits of what comes are others"),
    ),
    "Webhooks": (
        _breaking("webhook-removed", CLIENT, "an event is not described any more"),
        _breaking("webhook-added", CLIENT, "the union of all events has one more type"),
        _compatible("webhooks-added", "webhooks are read that were not"),
        _breaking("webhooks-moved", CLIENT, "the client reads webhooks elsewhere"),
        _breaking("webhook-secret-renamed", CLIENT, "the secret's keyword or variable"),
    ),
    "Schemas": (
        _compatible("schema-deprecated", "a type or field is deprecated, or no longer"),
        _docs("schema-described", "description of a type or field"),
        _docs("format-told", "a format that makes no difference in the types"),
    ),
    "Security": (
        _breaking("credential-removed", BOTH, "the client takes a credential no more"),
        _compatible("credential-added", "the client takes one more credential"),
        _breaking(
            "credential-renamed", BOTH, "a credential's keyword, flag or variable"
        ),
        _breaking("credential-kind-changed", CLIENT, "a credential is of another type"),
        _compatible("credential-sent-otherwise", "a credential travels otherwise"),
        _breaking(
            "credentials-required",
            BOTH,
            "credentials or scopes that were enough are not",
        ),
        _compatible(
            "credentials-relaxed", "other or fewer credentials or scopes are enough"
        ),
    ),
}

RULES: Final[dict[str, Rule]] = {
    rule.name: rule for rules in THEMES.values() for rule in rules
}
