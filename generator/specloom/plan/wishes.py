"""What an operation would be called, from itself alone.

Each rule looks at one operation: its path, verb, id, tags and its own answer. So adding,
removing or reordering others changes nothing here; `spots` deals with those that meet.

1. A resource is the path's fixed segments, without versions, a leading `api` or `rest`,
   and the extension of a format; `users({id})` is `users/{id}`.
2. A last segment that begins with a verb is the method: `runs.cancel`. Words that are
   nouns as well (`export`) are verbs where they are posted to, where the operation id
   begins with them, and, if they ask for something (`search`), in a GET. A compound that
   ends in a plural is a noun (`deploy_keys`), unless id or POST say otherwise.
3. Else the HTTP method says it: `list` and `create` on what holds many, `retrieve`,
   `update` and `delete` on one, `update_all` and `delete_all` where many are meant. A
   plural holds many, and so does what answers with an array or takes a page's number.
   The verb of the operation id says whether a POST reads, updates or deletes instead,
   and whether a PUT replaces. A constant query is part of the name: `create_beta`.
4. Ids that are places are followed: `drive.files.list`, which begins with the service's
   name, and `VirtualMachines_PowerOff`, where the path leads through `/providers/` or
   has no fixed segments.
5. A dotted path is one as well: `/chat.postMessage` is `chat.post_message`.
6. Where a path has no fixed segments, tag and operation id say it all; a verb that is
   all of a path belongs to the first tag, or to the client itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.api import Api, Operation
from ..names import singular, snake, words
from .many import gives_list, is_plural, takes_array
from .routes import Route, read_path
from .verbs import (
    ASKING,
    CREATING,
    CRUD,
    DELETING,
    EITHER,
    KNOWN,
    PARTICLES,
    READING,
    REPLACING,
    UPDATING,
    VERBS,
)

Spot = tuple[tuple[str, ...], str]
"""A resource's path, and a method's name."""

_GROUPED = re.compile(r"(?!GET_|POST_)([A-Z][A-Za-z0-9]*)_([A-Za-z][A-Za-z0-9]*)")
_PLAIN = {
    "GET": "retrieve",
    "PUT": "update",
    "PATCH": "update",
    "POST": "create",
    "DELETE": "delete",
    "HEAD": "check",
}
_ON_MANY = frozenset(("DELETE", "PATCH", "PUT"))
_STEADY = {"PUT": "replace", "PATCH": "patch"}
_USUAL = {"get": "retrieve", "insert": "create", "destroy": "delete"}


def wish(operation: Operation, api: Api) -> Spot:
    """Return the place that an operation would have if it were the only one."""
    route = read_path(operation.path, operation.id)
    placed = _by_id(operation, route)
    if placed:
        return placed
    if route.verb and (route.fixed or not operation.id):
        return route.fixed or _tag(operation, route.verb), route.verb
    if not route.fixed:
        return _from_words(operation, route)
    constant = snake("_".join(route.constants)) if route.constants else ""
    if constant and constant == snake(_last_part(operation.id)):
        return route.fixed, constant
    *before, last = route.fixed
    if _is_action(operation, route):
        resource = tuple(before) or _tag(operation, last)
        method = "retrieve" if last == "get" else last
    else:
        resource, method = route.fixed, _method(operation, api, route, last)
    if constant and "?" in operation.path:
        method = f"{method}_{constant}"
    return resource, method


def said(operation: Operation) -> str:
    """Return the verb of an operation id: `updatePet`, `pets/update`, `pet_update`.

    Empty for ids that say no more than the HTTP method, and (with a noun in front) for
    none of the usual verbs.
    """
    name = _last_part(operation.id)
    grouped = _GROUPED.fullmatch(name)
    listed = words(grouped[2] if grouped else name)
    if not listed:
        return ""
    if listed[-2:] == ["partial", "update"]:
        verb = "partial"
    elif listed[0] in KNOWN:
        verb = listed[0]
    else:
        verb = next((w for w in (*listed[1:2], listed[-1]) if w in CRUD), listed[0])
    mute = operation.verb in ("POST", "PUT", "PATCH")
    return "" if mute and verb == operation.verb.lower() else verb


def _last_part(name: str) -> str:
    """Return what follows the last sign that parts an id: `pets/update` gives update."""
    return re.split(r"[./#:]", name)[-1]


def _by_id(operation: Operation, route: Route) -> Spot | None:
    """Return the place that an operation id is, where it is one."""
    parts = operation.id.split(".")
    if len(parts) > 2 and all(map(words, parts)):
        return tuple(map(snake, parts[1:-1])), _usual(snake(parts[-1]))
    grouped = _GROUPED.fullmatch(operation.id)
    if grouped and (not route.fixed or "/providers/" in operation.path):
        return (snake(grouped[1]),), _usual(snake(grouped[2]))
    return None


def _from_words(operation: Operation, route: Route) -> Spot:
    """Return a place for a path that has no words of its own."""
    name = operation.id
    if name.startswith("GET_") and words(name[4:]):
        name = name[4:]
    if not name and route.constants:
        name = " ".join(route.constants)
    method = snake(name) if name else _PLAIN.get(operation.verb, "") * route.item
    method = method or snake(operation.verb)
    return _tag(operation, method), method


def _tag(operation: Operation, method: str) -> tuple[str, ...]:
    """Return the first tag as a resource, none where it would only repeat the method."""
    tag = snake(operation.tags[0]) if operation.tags else ""
    return (tag,) if tag and tag not in (method, "default") else ()


def _usual(name: str) -> str:
    return _USUAL.get(name, name)


def _is_action(operation: Operation, route: Route) -> bool:
    """True for `/runs/{id}/cancel`, `/jobs/search` and `/pets/find_by_tag/{tag}`."""
    last, verb, posted = route.fixed[-1], said(operation), operation.verb == "POST"
    first, *rest = words(last)
    usual = first in CRUD or bool(rest and rest[0] in PARTICLES)
    named = verb == first
    if first in VERBS:
        if route.item and rest and not usual:
            return False
        if rest and not usual and singular(last) != last:
            return named or (posted and verb not in CRUD)
        return usual or posted or named or verb not in CRUD
    if route.item or operation.verb == "DELETE":
        return False
    if rest and rest[0] in PARTICLES and first in EITHER:
        return True
    if singular(last) != last:
        return False
    if first not in EITHER:
        return named and operation.verb in ("POST", "PUT") and len(route.fixed) > 1
    if posted:
        return named or verb not in CREATING
    if operation.verb == "PUT":
        return named or (not rest and verb in VERBS - CRUD)
    return named or (operation.verb == "GET" and not rest and first in ASKING)


def _method(operation: Operation, api: Api, route: Route, last: str) -> str:
    verb = said(operation)
    several = is_plural(last)
    if operation.verb == "POST":
        either = _either(operation)
        return either or _posted(verb, route.item, several)
    if operation.verb == "GET" and not route.item:
        return "list" if gives_list(operation, api, verb, last) else "retrieve"
    method = _PLAIN.get(operation.verb, snake(operation.verb))
    if operation.verb == "PUT" and verb in REPLACING:
        method = "replace"
    if operation.verb == "PUT" and verb in CREATING and not route.item:
        method = "create"
    if operation.verb == "PATCH" and verb == "partial":
        method = "partial_update"
    # What `delete` means must not depend on an id given or forgotten.
    whole = operation.verb == "DELETE" or takes_array(operation, api)
    many = bool({"all", "bulk", "many", "batch"} & {*words(operation.id)})
    if operation.verb in _ON_MANY and not route.item and (many or (several and whole)):
        method = f"{method}_all"
    return method


def _either(operation: Operation) -> str:
    """Return what an id such as `updateOrCreateContacts` says is done of two."""
    first, *rest = words(_last_part(operation.id)) or [""]
    both = first in KNOWN and rest[:1] == ["or"] and len(rest) > 1 and rest[1] in KNOWN
    return "_".join((first, *rest[:2])) if both else ""


def _posted(verb: str, item: bool, several: bool) -> str:
    """Return what a POST does, which its id says better than the HTTP method."""
    if verb in CREATING:
        return "create"
    if verb in UPDATING:
        return "update"
    if verb in DELETING:
        return "delete"
    if verb in READING:
        if verb in ("find", "lookup"):
            return verb
        return "list" if verb == "list" or (several and not item) else "retrieve"
    if verb in ("search", "query") or (verb in VERBS and not several and not item):
        return verb
    return "update" if item else "create"


def as_noun(operation: Operation, api: Api, spot: Spot) -> Iterator[Spot]:
    """Yield the place of an action whose name is a resource's: `jobs.export.create`."""
    resource, method = spot
    route = read_path(operation.path, operation.id)
    if route.fixed and route.fixed[-1] == method:
        path = (*resource, method)
        yield path, _method(operation, api, route, method)


def apart(loser: Operation, winner: Operation | None, spot: Spot) -> Iterator[Spot]:
    """Yield what else an operation may be called, whose wish another one has.

    First by what differs between the two: version, HTTP method, parameters; then by its
    id.
    """
    resource, method = spot
    ours = read_path(loser.path, loser.id)
    theirs = read_path(winner.path, winner.id) if winner else ours
    same = winner is not None and loser.path == winner.path
    if ours.versions != theirs.versions and ours.versions:
        yield resource, f"{method}_{snake('_'.join(ours.versions)).lstrip('n')}"
    if same and loser.verb in _STEADY:
        yield resource, _STEADY[loser.verb]
    if ours.constants != theirs.constants and ours.constants:
        yield resource, f"{method}_{snake('_'.join(ours.constants))}"
    others = [p for p in ours.parameters if p not in theirs.parameters and words(p)]
    if others and ours.fixed:
        ends = ours.item and others[-1] == ours.parameters[-1]
        name = snake(others[-1])
        word = f"by_{name}" if ends else f"for_{name.removesuffix('_id')}"
        yield resource, f"{method}_{word}"
    if words(loser.id):
        yield resource, snake(_last_part(loser.id))
    if same:
        yield resource, f"{method}_{snake(loser.verb)}"
