"""OpenAPI Overlay 1.0: documents that say what to change in a description, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from specloom.plain import is_list, is_mapping
from specloom.problems import DescriptionError, Problem, Severity, error, warning
from specloom.read.edits import Edits
from specloom.read.jsonpath import BadPath, find
from specloom.read.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from specloom.read.document import Document
    from specloom.read.spots import Pointer

_VERSION: Final = re.compile(r"1\.0\.\d+")
_FIELDS: Final = ("overlay", "info", "extends", "actions")
_ACTION: Final = ("target", "description", "update", "remove")


def apply(target: Document, overlays: Sequence[Document]) -> Document:
    """Return a document with overlays applied, in order.

    What an overlay changed stands, from then on, where the overlay says it. Raises
    DescriptionError with every problem of the first overlay that can't be applied.
    """
    edits = Edits(target, overlays)
    said: list[Problem] = []
    for overlay in overlays:
        flaws = list(_form(overlay))
        if any(flaw.severity is Severity.ERROR for flaw in flaws):
            raise DescriptionError(flaws)
        said += flaws
        said += _extends(overlay, target)
        problems: list[Problem] = []
        for index, action in enumerate(overlay.value["actions"]):
            problems += _act(edits, overlay, index, action)
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise DescriptionError(problems)
        said += problems
    return edits.document((*target.warnings, *said))


def _form(overlay: Document) -> Iterator[Problem]:
    """Yield what keeps a document from being an overlay."""
    root = overlay.value
    version = root.get("overlay") if is_mapping(root) else None
    if version is None:
        hint = "an overlay begins with 'overlay: 1.0.0' and has 'info:' and 'actions:'"
        yield error(overlay.place(()), "this is no OpenAPI Overlay", hint)
        return
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        said = f"unknown Overlay version {version!r}"
        yield error(overlay.place(("overlay",)), said, "write 'overlay: 1.0.0'")
    yield from _unknown(overlay, (), _FIELDS)
    info = root.get("info")
    for field in ("title", "version"):
        if not is_mapping(info) or field not in info:
            said = f"'info' has no {field!r}"
            hint = f"write '{field}:' below 'info:'"
            yield warning(overlay.place(("info",)), said, hint)
    actions = root.get("actions")
    if not is_list(actions) or not actions:
        said = "'actions' must be a list of at least one action"
        hint = (
            "write 'actions:' and below it '- target: $.info' with 'update' or 'remove'"
        )
        yield error(overlay.place(("actions",)), said, hint)
        return
    for index, action in enumerate(actions):
        yield from _action_form(overlay, ("actions", index), action)


def _action_form(overlay: Document, at: Pointer, action: Any) -> Iterator[Problem]:
    target = action.get("target") if is_mapping(action) else None
    if not isinstance(target, str):
        hint = "write 'target:' and a JSONPath, such as $.info"
        yield error(overlay.place(at), "the action has no target", hint)
        return
    yield from _unknown(overlay, at, _ACTION)
    remove = action.get("remove", False)
    if not isinstance(remove, bool):
        said = "'remove' must be true or false"
        hint = "take off the quotes" if isinstance(remove, str) else ""
        yield error(overlay.place((*at, "remove")), said, hint)
    elif not remove and "update" not in action:
        said = "the action has neither 'update' nor 'remove: true'"
        hint = "add what is to be merged there, or what is to go"
        yield error(overlay.place(at), said, hint)


def _unknown(overlay: Document, at: Pointer, known: Sequence[str]) -> Iterator[Problem]:
    value = overlay.value
    for part in at:
        value = value[part]
    for field in value:
        if field not in known and not field.startswith("x-"):
            place = overlay.key_place((*at, field))
            hint = did_you_mean(field, known)
            yield error(place, f"unknown field {field!r}", hint)


def _extends(overlay: Document, target: Document) -> Iterator[Problem]:
    said = overlay.value.get("extends")
    if not isinstance(said, str):
        return
    meant, found = (text.rstrip("/").rpartition("/")[2] for text in (said, target.uri))
    if meant != found and target.name != "<stdin>":
        message = f"the overlay extends {said!r}, and is applied to {target.name}"
        hint = "'extends' names the description that an overlay is for"
        yield warning(overlay.place(("extends",)), message, hint)


def _act(
    edits: Edits, overlay: Document, index: int, action: dict[str, Any]
) -> Iterator[Problem]:
    at = ("actions", index)
    place = overlay.place((*at, "target"))
    target: str = action["target"]
    try:
        found = find(target, edits.root)
    except BadPath as problem:
        yield error(place, f"not a JSONPath: {problem}", "see RFC 9535")
        return
    if not found:
        hint = (
            "an action changes what is there: to add a field, target what it goes into"
        )
        yield warning(place, f"the target {target} matches nothing", hint)
    if action.get("remove") is True:
        if () in found:
            said = "the whole description can't be removed"
            yield error(place, said, "name what should go, such as $.paths['/x']")
            return
        edits.remove(found)
        return
    for pointer in found:
        why = edits.update(pointer, overlay, (*at, "update"))
        if why:
            yield error(overlay.place((*at, "update")), why)
            return
