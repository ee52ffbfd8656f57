"""A description, built into the model: what stands where is decided here, names are not."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from ..addresses import is_remote
from ..problems import Problem, error, unsupported_at, warning
from ..read import Description
from .api import Api, SecurityScheme, Tag
from .contents import Contents
from .nodes import (
    application_flow,
    declared_schemes,
    elements,
    extensions,
    runs_all_flows,
    scopes_of,
    servers_of,
    text_of,
)
from .notes import Notes
from .operations import Operations
from .prose import prose
from .schemas import SchemaBuilder
from .webhooks import read_webhooks

_TOKEN = "are not run: the client takes a ready access token"  # noqa: S105
LEFT_SCHEMES = {
    "oauth2": f"OAuth 2 flows {_TOKEN}",
    "openIdConnect": f"OpenID Connect's flows {_TOKEN}",
    "mutualTLS": "mutual TLS is left to an http_client with a certificate",
}
DIALECTS = (
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/",
)
"""The dialects of schemas that are read as what they are."""


def build(description: Description) -> tuple[Api, list[Problem]]:
    """Return the API of a description, with a warning for each thing read past."""
    return _Builder(description).build()


class _Builder:
    def __init__(self, description: Description) -> None:
        self.root = description.root
        self.schemas = SchemaBuilder(self.root)
        self.problems: list[Problem] = self.schemas.problems
        self.notes = Notes(self.problems)
        contents = Contents(self.schemas, self.notes)
        self.operations = Operations(self.root, contents, self.notes)

    def build(self) -> tuple[Api, list[Problem]]:
        info = self.root.get("info")
        operations = tuple(operation for operation, _ in self.operations.under("paths"))
        webhooks, event = read_webhooks(self.root, self.operations, self.notes)
        self.schemas.build_declared()
        api = Api(
            title=text_of(info, "title"),
            version=text_of(info, "version"),
            description=prose(text_of(info, "description")),
            servers=tuple(self._root_servers()),
            operations=operations,
            webhooks=webhooks,
            event=event,
            schemas=self.schemas.schemas,
            security_schemes=tuple(self._security_schemes()),
            security=self.operations.security(self.root) or ((),),
            scopes=scopes_of(self.root),
            tags=tuple(
                Tag(
                    name=text_of(tag, "name"),
                    description=prose(text_of(tag, "description"))
                    or text_of(tag, "summary"),
                )
                for tag in elements(self.root, "tags")
            ),
            license=text_of(info.get("license") if info else None, "name"),
            extensions=extensions(self.root),
            place=(self.root.get("servers") or self.root).place,
        )
        self._say_unsupported()
        return api, self.problems

    def _say_unsupported(self) -> None:
        for keyword, nodes in sorted(self.schemas.unsupported.items()):
            word, *more = keyword.split()
            said = f"{' '.join([f'`{word}`', *more])} is not enforced by the generated code"
            places = [node.place for node in nodes.values()]
            self.problems.append(unsupported_at(places, said))
        dialect = self.root.get("jsonSchemaDialect")
        if dialect and not str(dialect.value).startswith(DIALECTS):
            said = "schemas are read as JSON Schema 2020-12, whatever `jsonSchemaDialect` says"
            self.notes.leave(said, dialect.key_place)
        for where, keys in (("servers", ["name"]), ("tags", ["parent", "kind"])):
            for key in keys:
                for node in elements(self.root, where):
                    found = node.get(key)
                    if found:
                        said = f"`{key}` of {where} is not used"
                        self.notes.leave(said, found.key_place)
        self.notes.tell()

    def _root_servers(self) -> Iterator[str]:
        """Yield the API's servers, each relative to where the description was read."""
        servers = list(servers_of(self.root))
        source = self.root.place.file
        if is_remote(source):
            servers = [urljoin(source, url) for url in servers]
        if servers and "://" not in servers[0]:
            node = self.root["servers"]
            said = f"the server's URL {servers[0]!r} is relative, to an address unknown"
            hint = "give it scheme and host; else users must give the client a base_url"
            self.problems.append(warning(node.place, said, hint))
        yield from servers

    # Security

    def _security_schemes(self) -> Iterator[SecurityScheme]:
        for name, node in declared_schemes(self.root):
            kind = text_of(node, "type")
            if kind not in ("http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"):
                said = f"security scheme {name!r} is of no known type"
                hint = "its 'type' is http, apiKey, oauth2, openIdConnect or mutualTLS"
                self.problems.append(error(node.place, said, hint))
                continue
            token_url, scopes = application_flow(node)
            if token_url:
                if not runs_all_flows(node):
                    self.notes.leave(f"other OAuth 2 flows {_TOKEN}", node.place)
            elif kind in LEFT_SCHEMES:
                self.notes.leave(LEFT_SCHEMES[kind], node.place)
            yield SecurityScheme(
                place=node.place,
                name=name,
                kind=kind,
                description=prose(text_of(node, "description")),
                scheme=text_of(node, "scheme").lower(),
                location=text_of(node, "in"),
                wire=text_of(node, "name"),
                token_url=token_url,
                scopes=scopes,
            )
