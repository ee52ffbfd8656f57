"""The settings of a run, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final, Literal

from ..problems import Place, Problem
from ..targets import USUAL
from ..values import dataclass

TARGETS: Final[tuple[str, ...]] = USUAL
"""What is generated unless a configuration says otherwise."""

ArrayStyle = Literal["spec", "repeat", "comma", "brackets"]
ObjectStyle = Literal["spec", "brackets", "dots"]


@dataclass(frozen=True, kw_only=True)
class Serialization:
    """How arrays and objects travel, where an API departs from its description."""

    query_arrays: ArrayStyle = "spec"
    query_objects: ObjectStyle = "spec"
    form_arrays: ArrayStyle = "spec"
    form_objects: ObjectStyle = "spec"


@dataclass(frozen=True, kw_only=True)
class Credential:
    """What the client calls a security scheme's credential; None for what is inferred."""

    name: str | None = None
    env: str | None = None


@dataclass(frozen=True, kw_only=True)
class Refs:
    """Where `$ref` may lead, besides the description's folder and the working directory."""

    folders: tuple[Path, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Folders:
    """Where a target goes inside `output`, empty for its usual place.

    With `client` set, the package lands in a project that is there already: no
    pyproject.toml and no README.md are written beside it.
    """

    client: str = ""
    docs: str = ""
    tests: str = ""


@dataclass(frozen=True, kw_only=True)
class Docs:
    """What the docs say of themselves.

    `url` is where they are published, empty where nobody says. `download` tells whether
    the description is offered with them; None for where nothing of it is left out.
    """

    url: str = ""
    download: bool | None = None


@dataclass(frozen=True)
class Origin:
    """The file that a configuration was read from, and where its keys stand."""

    file: str | None = None
    places: Mapping[tuple[str, ...], Place] = field(
        default_factory=dict[tuple[str, ...], Place]
    )
    folder: Path = Path()
    """Where revisions and applications are looked for: the file's, or the working one."""
    warnings: tuple[Problem, ...] = ()
    """What may be meant otherwise than it is taken."""
    converted: bool = False
    """True for another generator's file: what doesn't fit is left out, with a warning."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Everything that a run depends on besides the description.

    Each field but `run`, `beside`, `refresh`, `compared` and `origin` is a key of the
    configuration file. `run` is the name of one run of several, empty for the only one.
    `beside` are targets that an earlier run wrote and this one leaves as they are;
    `refresh` fetches anew what is pinned. `compared` is true for one of two versions of a
    description: the other one may have what is named here and this one lacks. `python`
    is None where the project's environment is looked for. `package`, `client`,
    `command` and `env_prefix` are None where the description or inference decides;
    `spec` is None where no description was named; `jobs` None means all cores.
    `security`, `timeout`, `max_retries` are None where description and runtime decide;
    `changelog` is None where the docs have none.
    """

    spec: str | None = None
    overlays: tuple[str, ...] = ()
    python: str | None = None
    output: Path = Path("output")
    folders: Folders = Folders()
    targets: tuple[str, ...] = TARGETS
    package: str | None = None
    client: str | None = None
    command: str | None = None
    env_prefix: str | None = None
    serialization: Serialization = Serialization()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    refs: Refs = Refs()
    pagination: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )
    security: tuple[Mapping[str, tuple[str, ...]], ...] | None = None
    security_schemes: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict[str, Mapping[str, Any]]
    )
    credentials: Mapping[str, Credential] = field(default_factory=dict[str, Credential])
    environments: Mapping[str, str] = field(default_factory=dict[str, str])
    timeout: float | None = None
    max_retries: int | None = None
    idempotency_header: str | None = None
    operations: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict[str, Mapping[str, Any]]
    )
    schemas: Mapping[str, str] = field(default_factory=dict[str, str])
    resources: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    docs: Docs = Docs()
    changelog: Path | None = None
    templates: Path | None = None
    jobs: int | None = None
    strict: bool = False
    run: str = ""
    beside: tuple[str, ...] = ()
    refresh: bool = False
    compared: bool = False
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)

    def place_of(self, *path: str) -> Place | None:
        """Return where a key stands in the file: `place_of("resources", "beta.threads")`.

        That of the nearest key around it for one that isn't there, None without a file.
        """
        for end in range(len(path), 0, -1):
            if path[:end] in self.origin.places:
                return self.origin.places[path[:end]]
        return Place(self.origin.file) if self.origin.file else None
