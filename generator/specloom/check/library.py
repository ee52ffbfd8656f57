"""openapi-spec-validator, told where it stands while it walks, and kept off the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast
from urllib.parse import urldefrag

import jsonschema_rs
from jsonschema.exceptions import ValidationError
from jsonschema.validators import validator_for
from jsonschema_path.paths import SchemaPath
from openapi_spec_validator.validation import keywords
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry
from referencing import Registry, Resource

from specloom.check.accessor import Accessor
from specloom.check.alternatives import telling
from specloom.check.finding import Crash, Finding, Kind
from specloom.check.references import plain_values
from specloom.check.schemas import Dialect, is_no_schema, no_schema
from specloom.check.severity import is_harmless
from specloom.plain import is_mapping
from specloom.problems import DescriptionError
from specloom.read import Description, Node


def run(
    validator: Any, description: Description, *, whole: bool = True
) -> Iterator[Finding | Crash]:
    """Yield everything that a validator class of the library objects to.

    `whole` says that every reference leads somewhere.
    """
    root = description.root
    try:
        if not is_well_formed(validator, root.value):
            for error in form_of(validator).iter_errors(root.value):
                for told in telling(error):
                    yield Finding(Kind.STRUCTURE, root, told)
    except Exception as problem:
        yield Crash(root, problem)
    documents = plain_values(description, whole=whole)
    accessor = Accessor.from_schema(
        documents[root.document.uri],
        base_uri=root.document.uri,
        handlers=_Documents(description, documents),
    )
    path = SchemaPath(accessor)
    registry: Any = KeywordValidatorRegistry(validator.keyword_validators)
    for name, keyword in validator.keyword_validators.items():
        wrap = (
            _PlacedSchema if issubclass(keyword, keywords.SchemaValidator) else _Placed
        )
        registry[name] = wrap(keyword(registry), root)
    yield from registry["__root__"](path)


def is_well_formed(validator: Any, value: Any) -> bool:
    """Whether a whole description has the form that OpenAPI asks for, beyond doubt.

    Most have, and jsonschema-rs says so in a hundredth of the time. What it doubts, or
    can't take in (deep nesting, numbers without end), is for `form_of` to judge.
    """
    schema: dict[str, Any] = {**validator.schema_validator.schema}
    try:
        quick = jsonschema_rs.validator_for(schema, validate_formats=False)
        return quick.is_valid(value)
    except (ValueError, TypeError, OverflowError):
        return False


def form_of(validator: Any) -> Any:
    """Return what checks the form of a whole description.

    The library has one ready, which searches its schema for anchors each time it meets a
    reference to one; here that is done once. It is also the same on every machine, whichever
    of its backends the library finds there.
    """
    schema: dict[str, Any] = {**validator.schema_validator.schema}
    resource: Resource[Any] = Resource.from_contents(schema)
    nothing: Registry[Any] = Registry()
    return validator_for(schema)(schema, registry=(resource @ nothing).crawl())


class _Documents(Mapping[str, Callable[[str], Any]]):
    """Handlers for every scheme of URL, which hand out what was read and fetch nothing."""

    def __init__(self, description: Description, values: Mapping[str, Any]) -> None:
        self._description = description
        self._values = values

    def __getitem__(self, scheme: str) -> Callable[[str], Any]:
        return self._value

    def __contains__(self, scheme: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def _value(self, uri: str) -> Any:
        document = self._description.document_at(urldefrag(uri).url)
        if document is None:
            raise LookupError(f"{uri} was not read")
        return self._values[document.uri]


class _Seen(set[Any]):
    """A set that can be filled like the lists in which the library keeps what it has visited."""

    def append(self, item: Any) -> None:
        """Add an item."""
        self.add(item)


class _Placed:
    """A keyword validator of the library that says where it was when it found something."""

    def __init__(self, inner: Any, root: Node) -> None:
        self._inner = inner
        self._root = root
        self._kind = (
            Kind.VALUE if isinstance(inner, keywords.ValueValidator) else Kind.RULE
        )
        for name, value in vars(inner).items():
            if isinstance(value, list):
                # Membership tests in these lists would take half of the running time.
                setattr(inner, name, _Seen())

    def __call__(self, *args: Any, **kwargs: Any) -> Iterator[Finding | Crash]:
        try:
            for found in self._inner(*args, **kwargs):
                if isinstance(found, ValidationError):
                    for told in telling(found):
                        yield Finding(self._kind, self._node(args), told)
                else:
                    yield found
        except Exception as problem:  # Whatever it is, the rest is still worth a look.
            node = self._node(args)
            # The library takes an extension among the paths for a path.
            if not node.pointer or not str(node.pointer[-1]).startswith("x-"):
                yield Crash(node, problem)

    def _node(self, args: tuple[Any, ...]) -> Node:
        path = next(arg for arg in args if isinstance(arg, SchemaPath))
        node = self._root
        try:
            for part in path.parts:
                node = node.follow()[part]
            return node.follow()
        except (DescriptionError, LookupError, TypeError):
            return node


def _properties(schema: SchemaPath) -> set[str]:
    """Return all property names that are reachable from a schema.

    What the library's own function says, which never ends where schemas hold each other.
    """
    names: set[str] = set()
    seen: set[int] = set()
    pending = [schema]
    while pending:
        part = pending.pop()
        value: object = part.read_value()
        if not is_mapping(value) or id(value) in seen:
            continue
        seen.add(id(value))
        if "properties" in part:
            names.update(cast("Iterable[str]", (part / "properties").keys()))
        for keyword in ("allOf", "anyOf", "oneOf"):
            if keyword in part:
                pending += part / keyword
        pending += [part / keyword for keyword in ("items", "not") if keyword in part]
    return names


def _no_schemas(base: Node) -> Iterator[Node]:
    """Yield what stands in place of a schema and is none, where the library looks for them."""
    waiting, met = [base], set[object]()
    while waiting:
        try:
            node = waiting.pop().follow()
        except DescriptionError:
            continue
        if node.identity in met:
            continue
        met.add(node.identity)
        if not isinstance(node.value, bool) and not is_mapping(node.value):
            yield node
        for keyword in ("items", "not", "properties", "allOf", "anyOf", "oneOf"):
            part = node.get(keyword)
            if part is None:
                continue
            if keyword in ("items", "not"):
                waiting.append(part)
            else:
                waiting += [*part.elements(), *(child for _, child in part.entries())]


class _PlacedSchema(_Placed):
    """Asks about the form of a schema in a faster way, and about all of it."""

    def __init__(self, inner: Any, root: Node) -> None:
        super().__init__(inner, root)
        inner._collect_properties = self._properties
        self._required: tuple[object, ...] | None = None
        self._asked: set[int] = set()
        self._dialects: dict[object, Dialect] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> Iterator[Finding | Crash]:
        usable = True
        try:
            schema: SchemaPath = args[0]
            value: Any = schema.read_value()
            # Only mappings are told apart by identity: every 3 is the same object.
            if not is_mapping(value) or id(value) not in self._asked:
                self._asked.add(id(value))
                for finding in self._form(schema, value):
                    usable = usable and is_harmless(finding)
                    yield finding
        except Exception as problem:
            yield Crash(self._node(args), problem)
            return
        if usable:
            requires = is_mapping(value) and "required" in value
            self._required = schema.parts if requires else None
            for found in super().__call__(*args, **{**kwargs, "meta_checked": True}):
                if isinstance(found, Finding) and is_no_schema(found.error):
                    yield from self._no_schemas(found)
                else:
                    yield found

    def _no_schemas(self, found: Finding) -> Iterator[Finding]:
        """Yield what the library says of a schema, at what is none inside of it.

        It says so of every schema from which references lead there.
        """
        odd = [*_no_schemas(found.base)]
        for node in odd:
            yield Finding(Kind.SCHEMA, node, no_schema(node.value))
        if not odd:
            yield found

    def _properties(self, branch: SchemaPath) -> set[str]:
        """Return the names below a branch of an `allOf`, where anything is made of them.

        The library holds them against the `required` of the schema that it is asked about,
        and collects them for each schema inside as well: all of a tree at each of its nodes.
        """
        return _properties(branch) if branch.parts[:-2] == self._required else set()

    def _form(self, schema: SchemaPath, value: Any) -> Iterator[Finding]:
        base = self._node((schema,))
        if not isinstance(value, bool) and not is_mapping(value):
            yield Finding(Kind.SCHEMA, base, no_schema(value))
            return
        try:
            check = self._inner._get_schema_checker(schema, value)
        except ValueError as problem:  # An unknown dialect.
            yield Finding(Kind.RULE, base, ValidationError(str(problem)))
            return
        # Each call gives another function for the same meta-schema.
        key = getattr(check, "func", check)
        if key not in self._dialects:
            self._dialects[key] = Dialect(check)
        for pointer, error in self._dialects[key].flaws(value):
            at = Node(
                base.description,
                base.document,
                (*base.pointer, *pointer),
                error.instance,
            )
            for told in telling(error):
                yield Finding(Kind.SCHEMA, at, told)
