"""The rules that the specification states in prose, in words of our own."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from openapi_spec_validator.validation import exceptions

from specloom.check.shown import shorten
from specloom.check.wording import Wording

if TYPE_CHECKING:
    from specloom.check.finding import Finding

_PATH_PARAMETER: Final = re.compile(
    r"Path parameter '(.*?)' for '[^']*' operation in '(.*)' was not resolved", re.S
)
_DUPLICATE: Final = "Duplicate parameter '"


def describe_rule(finding: Finding) -> Wording:
    """Return what an objection of the library's own rules says."""
    broken = finding.error
    if isinstance(broken, exceptions.DuplicateOperationIDError):
        return Wording(
            ("operationId",),
            f"the operationId {finding.base['operationId'].value!r} is given twice",
            "each operation needs one of its own",
        )
    if isinstance(broken, exceptions.ExtraParametersError):
        # A list that was a set, whose order is another one in each process.
        listed = ast.literal_eval(broken.message.partition(": ")[2])
        names = ", ".join(sorted(map(str, listed)))
        hint = "add it to 'properties', or take it off the list"
        return Wording(("required",), f"required, but no property: {names}", hint)
    if isinstance(broken, exceptions.UnresolvableParameterError):
        found = _PATH_PARAMETER.fullmatch(broken.message)
        return _path_parameter(*found.groups() if found else ("", ""))
    if isinstance(broken, exceptions.ParameterDuplicateError):
        name = broken.message.removeprefix(_DUPLICATE).removesuffix("'")
        return _twice(name, finding)
    return Wording((), shorten(broken.message, 160))


def _path_parameter(name: str, path: str) -> Wording:
    # The library says the same of both directions.
    if f"{{{name}}}" in path:
        hint = f"add a parameter 'name: {name}' with 'in: path'"
        return Wording(
            (), f"the path parameter {name!r} is not declared", hint, at_key=True
        )
    return Wording(
        (),
        f"the path parameter {name!r} does not stand in the path",
        f"write {{{name}}} in the path, or remove the parameter",
        at_key=True,
    )


def _twice(name: str, finding: Finding) -> Wording:
    said = f"the parameter {name!r} is declared twice"
    met: set[str] = set()
    for index, item in enumerate(finding.base.elements()):
        parameter = item.follow()
        if str(parameter.value.get("name")) != name:
            continue
        where = str(parameter.value.get("in"))
        if where in met:
            return Wording((index,), said, "remove one of the two")
        met.add(where)
    return Wording((), said)
