"""`--generate-skeleton`: a command's input as YAML, to be edited and piped back.

What is required is there, what is optional stands in comments, down to fields of fields.
"""

from __future__ import annotations

from .flow import aside, remarks
from .inputs import Told
from .skeleton_values import first_sentence
from .skeleton_yaml import Filler
from .tables import Command, named


def skeleton(command: Command, path: str, told: Told) -> str:
    """Return the YAML for a command; `path` is how it is called, `told` what it takes."""
    title = first_sentence(command.summary or command.name).rstrip(".")
    blocks = ["\n".join(remarks(f"{title}. Edit, then: {path} < FILE"))]
    properties: Told = told["properties"]
    required = told.get("required", ())
    for name in sorted(properties, key=lambda name: name not in required):
        flag = named(command, name)
        said = (flag.summary, flag.about) if flag else ()
        about = ": ".join(filter(None, said))
        lines = Filler(told.get("$defs", {})).entry(name, properties[name])
        if lines is None:
            entry = remarks(f"Nothing that could be filled in is {name}.")
        else:
            entry = iter(lines) if name in required else aside(lines)
        blocks.append("\n".join([*remarks(about), *entry]))
    if not properties:
        blocks.append("{}  # It takes nothing.")
    elif not required:
        blocks.insert(1, "# Nothing is required.")
    return "\n\n".join(blocks)
