"""Small descriptions for comparisons, from the little that a case says of them.

A case is a file with `old`, `new` and the `changes` that lie between. Each side is laid
over one description, whose keys it replaces, and has a few words of its own:

    list       the operation `GET /pets`, laid over what is there
    parameters its parameters
    answer     the schema of what it gives back
    create     the operation `POST /pets`, laid over what is there
    request    the schema of its body, whose fields are its parameters
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from specloom.config import Config
from specloom.diff import Report, compare
from specloom.pipeline import Watch, plan

BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1.0"},
    "servers": [{"url": "https://pets.example.com"}],
    "paths": {
        "/pets": {
            "get": {"responses": {"200": {"description": "All."}}},
            "post": {"responses": {"204": {"description": "Done."}}},
        }
    },
}


def json_of(schema: object) -> dict[str, object]:
    """Return a body or an answer's contents, as JSON of a schema."""
    return {"content": {"application/json": {"schema": schema}}}


def description(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the description that a side of a case means."""
    whole = deepcopy(BASE)
    get, post = whole["paths"]["/pets"]["get"], whole["paths"]["/pets"]["post"]
    get.update(said.get("list", {}))
    post.update(said.get("create", {}))
    if "parameters" in said:
        get["parameters"] = said["parameters"]
    if "answer" in said:
        get["responses"]["200"] |= json_of(said["answer"])
    if "request" in said:
        post["requestBody"] = {"required": True, **json_of(said["request"])}
    words = ("list", "create", "parameters", "answer", "request")
    whole |= {key: value for key, value in said.items() if key not in words}
    return whole


def compared(folder: Path, old: object, new: object, **settings: Any) -> Report:
    """Return what has changed between two descriptions."""
    sides: list[Path] = []
    for name, side in (("old", old), ("new", new)):
        sides.append(folder / f"{name}.json")
        sides[-1].write_text(json.dumps(side, indent=1), encoding="utf-8")
    configs = [
        Config(spec=str(side), compared=True, jobs=1, **settings) for side in sides
    ]
    before = plan(configs[0], Watch()).surface
    now = plan(configs[1], Watch(), before.names).surface
    return compare(before, now)


def told(report: Report) -> list[str]:
    """Return the changes as cases list them."""
    return [
        f"{c.rule.name} {c.subject}" + (f" ({', '.join(c.breaks)})" * bool(c.breaks))
        for c in report.changes
    ]
