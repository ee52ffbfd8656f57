"""A description that holds a string in every place where OpenAPI has one.

Each place asks `say` for its string. So a description can be made that says the same
everywhere, or harmless words everywhere but in one place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Say = Callable[[str], str]
"""From the name of a place, which is a harmless string, to what it says."""

Json = dict[str, Any]


def everywhere(payload: str) -> Say:
    """Return what says a payload in every place."""
    return lambda _: payload


def harmless(place: str) -> str:
    """Say a place's own name."""
    return place


def only(where: str, payload: str) -> Say:
    """Return what says a payload in one place and harmless words in all others."""
    return lambda place: payload if place == where else place


def in_turn(payloads: list[str], start: int) -> Say:
    """Return what says another payload in each place, beginning with a certain one."""
    said: dict[str, str] = {}

    def say(place: str) -> str:
        following = payloads[(start + len(said)) % len(payloads)]
        return said.setdefault(place, following)

    return say


def places(version: str) -> list[str]:
    """Return the names of all places of a description."""
    found: dict[str, None] = {}

    def note(place: str) -> str:
        found[place] = None
        return place

    described(note, version)
    return list(found)


def described(say: Say, version: str = "3.1.0") -> Json:
    """Return a description. What has to be an address begins with a harmless host."""
    new = version.startswith("3.1")
    whole: Json = {
        "openapi": version,
        "info": _info(say, new),
        "servers": [
            {
                "url": "https://api.example.com/{base}",
                "description": say("a server"),
                "variables": {
                    "base": {
                        "default": _segment(say("default base")),
                        "enum": [_segment(say("default base")), "v2"],
                        "description": say("about the base"),
                    }
                },
            },
            {"url": "https://api.example.com/" + say("second")},
        ],
        "externalDocs": _external(say, "of all"),
        "tags": [
            {
                "name": say("Tagged"),
                "description": say("about the tag"),
                "externalDocs": _external(say, "of the tag"),
                "x-displayName": say("shown tag"),
            }
        ],
        "security": [{"Key": []}, {"Bearer": []}, {"Flow": [say("read:scope")]}],
        "paths": _paths(say, new),
        "components": {
            "schemas": _schemas(say, new),
            "securitySchemes": _schemes(say),
            "parameters": {"Shared": _parameter(say, "shared", "query")},
            "headers": {"Left": {"description": say("left"), "schema": {}}},
            "examples": {"One": _example(say, "component example")},
            "responses": {"Failed": {"description": say("failed")}},
            "links": {"Next": _link(say, "component link")},
        },
        "x-" + say("extension"): say("value of an extension"),
    }
    if new:
        whole["webhooks"] = {
            say(hook): {"post": _operation(say, f"{hook}ed", body=_hooked(say, hook))}
            for hook in ("hook", "other hook")
        }
    return whole


def _info(say: Say, new: bool) -> Json:
    info: Json = {
        "title": say("Title"),
        "version": say("1.0.0"),
        "description": say("about all"),
        "termsOfService": "https://example.com/" + say("terms"),
        "contact": {
            "name": say("who"),
            "url": "https://example.com/" + say("contact"),
            "email": "a@example.com",
            "x-" + say("twitter"): say("handle"),
        },
        "license": {"name": say("MIT"), "url": "https://example.com/" + say("mit")},
    }
    if new:
        info["summary"] = say("in short")
        info["license"] = {"name": say("MIT"), "identifier": say("MIT-0")}
    return info


def _external(say: Say, of: str) -> Json:
    return {
        "url": "https://example.com/" + say(f"docs {of}"),
        "description": say(f"docs {of} described"),
    }


def _paths(say: Say, new: bool) -> Json:
    placed = {"x-specloom": {"resource": "things", "method": "do"}}
    whole = _operation(say, "placed", body=_body(say, new), new=new) | placed
    page = {
        "operationId": say("listOperation"),
        "tags": [say("Tagged")],
        "parameters": [
            {"name": "cursor", "in": "query", "schema": {"type": "string"}},
            {"name": "limit", "in": "query", "schema": {"type": "integer"}},
        ],
        "responses": {"200": _response(say, "page", _ref("Page"))},
    }
    return {
        "/things/{id}": {
            "summary": say("path summary"),
            "description": say("path description"),
            "parameters": [
                _parameter(say, "id", "path", name="id"),
                {"$ref": "#/components/parameters/Shared"},
            ],
            "servers": [{"url": "https://api.example.com/" + say("third")}],
            "post": whole,
        },
        "/named/"
        + _segment(say("segment")): {
            "get": page,
            "post": _operation(say, "inferred"),
        },
        "/grouped/fern": {
            "get": _answered(say, "fern")
            | {
                "x-fern-sdk-group-name": [say("fernGroup")],
                "x-fern-sdk-method-name": say("fernMethod"),
            }
        },
        "/grouped/speakeasy": {
            "get": _answered(say, "speakeasy")
            | {
                "x-speakeasy-group": say("speakeasyGroup"),
                "x-speakeasy-name-override": say("speakeasyMethod"),
            }
        },
        "/grouped/old": {"get": _answered(say, "old") | {"deprecated": True}},
        "/streams": {"post": _streaming(say)},
        "/files": {"post": _uploading(say), "get": _downloading(say)},
    }


def _segment(text: str) -> str:
    """Return a path's segment, without what no URL holds or what has a meaning there."""
    return "".join(c for c in text if c not in "{}?#/" and c.isprintable())


def _token(text: str) -> str:
    """Return a header's name, without what none may hold."""
    return "".join(c for c in text if c.isascii() and c.isprintable()) or "X-Key"


def _operation(say: Say, of: str, body: Json | None = None, new: bool = False) -> Json:
    operation: Json = {
        "operationId": say(f"{of}Operation"),
        "tags": [say("Tagged")],
        "summary": say(f"{of} summary"),
        "description": say(f"{of} description"),
        "externalDocs": _external(say, f"of {of}"),
        "parameters": [
            _parameter(say, f"{of} query", "query"),
            _parameter(say, f"{of} header", "header"),
            _parameter(say, f"{of} cookie", "cookie"),
            {
                "name": say(f"{of} deep") + "_deep",
                "in": "query",
                "style": "deepObject",
                "explode": True,
                "schema": _object(say, f"{of} deep"),
                "x-stainless-param": say(f"{of}Stainless"),
            },
            {
                "name": say(f"{of} content") + "_content",
                "in": "query",
                "content": {"application/json": {"schema": _object(say, f"{of} json")}},
                "x-specloom": {"name": say(f"{of}Specloom")},
            },
        ],
        "requestBody": body or {"content": {"application/json": {"schema": {}}}},
        "responses": {
            "200": _response(say, of, _ref("Everything")),
            "404": {"$ref": "#/components/responses/Failed"},
            "default": {"description": say(f"{of} else")},
        },
        "callbacks": {
            say(f"{of} callback"): {
                "{$request.body#/"
                + say(f"{of} url")
                + "}": {
                    "post": {
                        "summary": say(f"{of} called"),
                        "responses": {"200": {"description": say(f"{of} back")}},
                    }
                }
            }
        },
        "x-codeSamples": [{"lang": say(f"{of} lang"), "source": say(f"{of} sample")}],
    }
    return operation


def _answered(say: Say, of: str) -> Json:
    return {
        "summary": say(f"{of} summary"),
        "responses": {"200": {"description": say(f"{of} answer")}},
    }


def _parameter(say: Say, of: str, where: str, name: str = "") -> Json:
    return {
        "name": name or say(f"{of} name"),
        "in": where,
        "required": where == "path",
        "description": say(f"{of} parameter"),
        "schema": {
            "type": "string",
            "default": say(f"{of} default"),
            "enum": [say(f"{of} default"), say(f"{of} other"), "plain"],
            "title": say(f"{of} title"),
        },
        "examples": {say(f"{of} example key"): _example(say, of)},
    }


def _example(say: Say, of: str) -> Json:
    return {
        "summary": say(f"{of} example summary"),
        "description": say(f"{of} example description"),
        "value": say(f"{of} example value"),
    }


def _body(say: Say, new: bool) -> Json:
    schema = _ref("Everything")
    form = {
        "type": "object",
        "properties": {
            say("part"): {"type": "string", "format": "binary"},
            "meta": _object(say, "meta"),
        },
    }
    encoding = {
        say("part"): {
            "contentType": say("image/png"),
            "headers": {say("X-Part"): {"schema": {"type": "string"}}},
        },
        "meta": {"contentType": "application/json"},
    }
    return {
        "description": say("about the body"),
        "required": True,
        "content": {
            "application/json": {"schema": schema, "example": _value(say)},
            "multipart/form-data": {"schema": form, "encoding": encoding},
            "text/" + say("plain"): {"schema": {"type": "string"}},
            say("application/odd"): {"schema": _object(say, "odd")},
        },
    }


def _value(say: Say) -> Json:
    return {say("example key"): {say("inner key"): [say("example item")]}}


def _response(say: Say, of: str, schema: Json) -> Json:
    return {
        "description": say(f"{of} response"),
        "headers": {
            say(f"X-{of}"): {
                "description": say(f"{of} header described"),
                "schema": {"type": "string", "example": say(f"{of} header example")},
            },
            "X-Left": {"$ref": "#/components/headers/Left"},
        },
        "content": {
            "application/json": {
                "schema": schema,
                "examples": {
                    say(f"{of} answer key"): {"value": _value(say)},
                    "one": {"$ref": "#/components/examples/One"},
                },
            },
            "text/" + say(f"{of} media"): {"schema": {"type": "string"}},
        },
        "links": {
            say(f"{of} link"): _link(say, of),
            "next": {"$ref": "#/components/links/Next"},
        },
    }


def _link(say: Say, of: str) -> Json:
    return {
        "operationId": say("placedOperation"),
        "parameters": {say(f"{of} link key"): say(f"{of} link value")},
        "description": say(f"{of} link description"),
        "requestBody": say(f"{of} link body"),
    }


def _streaming(say: Say) -> Json:
    flag = {"type": "boolean", "description": say("stream flag")}
    schema = {"type": "object", "properties": {"stream": flag}}
    return {
        "summary": say("stream summary"),
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": {
            "200": {
                "description": say("stream response"),
                "content": {
                    "application/json": {"schema": _object(say, "whole answer")},
                    "text/event-stream": {"schema": _object(say, "stream event")},
                },
            }
        },
    }


def _uploading(say: Say) -> Json:
    binary = {"type": "string", "format": "binary", "description": say("upload")}
    media = {"schema": {"type": "object", "properties": {"file": binary}}}
    return {
        "summary": say("upload summary"),
        "requestBody": {"content": {"multipart/form-data": media}},
        "responses": {"204": {"description": say("upload response")}},
    }


def _downloading(say: Say) -> Json:
    binary = {"schema": {"type": "string", "format": "binary"}}
    content = {"application/octet-stream": binary}
    return {
        "summary": say("download summary"),
        "responses": {"200": {"description": say("download"), "content": content}},
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(say: Say, of: str) -> Json:
    return {
        "type": "object",
        "title": say(f"{of} title"),
        "description": say(f"{of} description"),
        "properties": {
            say(f"{of} property"): {
                "type": "string",
                "description": say(f"{of} property described"),
                "default": say(f"{of} property default"),
            }
        },
        "required": [say(f"{of} property")],
    }


def _hooked(say: Say, hook: str) -> Json:
    schema = _object(say, hook)
    kind = {"const": say(f"{hook} kind"), "description": say(f"{hook} told apart")}
    return {
        "description": say(f"{hook} body"),
        "content": {
            "application/json": {
                "schema": {
                    **schema,
                    "properties": {**schema["properties"], say("kind"): kind},
                }
            }
        },
    }


def _schemas(say: Say, new: bool) -> Json:
    properties: Json = {
        say("property"): {"type": "string", "description": say("property described")},
        "named": {
            "type": "string",
            "description": say("named described"),
            "x-specloom": {"name": say("propertySpecloom")},
        },
        "default": {"type": "string", "default": say("default")},
        "example": {"type": "string", "example": say("example")},
        "format": {"type": "string", "format": say("format")},
        "pattern": {"type": "string", "pattern": say("pattern")},
        "enum": {
            "type": "string",
            "title": say("enum title"),
            "enum": [say("first value"), "b", "c"],
            "x-enum-varnames": [say("FIRST"), "B", "C"],
            "x-enum-descriptions": [say("the first"), "b", "c"],
        },
        "list": {"type": "array", "items": _object(say, "item")},
        "map": {"type": "object", "additionalProperties": _object(say, "map value")},
        "union": {
            "oneOf": [{"type": "integer"}, _object(say, "one"), _object(say, "two")],
            "description": say("union described"),
        },
        "tagged": _ref("Tagged"),
        "merged": {"allOf": [_ref("Base"), _object(say, "merged")]},
        "external": {"type": "string", "externalDocs": _external(say, "of a schema")},
        "xml": {"type": "string", "xml": {"name": say("xml"), "prefix": say("prefix")}},
        "old": {"type": "string", "deprecated": True, "title": say("old title")},
    }
    if new:
        properties |= {
            "const": {"const": say("constant")},
            "examples": {"type": "string", "examples": [say("one of the examples")]},
            "tuple": {"type": "array", "prefixItems": [{"const": say("head")}]},
            "patterns": {
                "type": "object",
                "patternProperties": {say("^x-"): {"type": "string"}},
            },
            "encoded": {
                "type": "string",
                "contentEncoding": say("base64"),
                "contentMediaType": say("text/plain"),
            },
            "comment": {"type": "string", "$comment": say("comment")},
            "defs": {"$defs": {say("definition"): {"type": "string"}}},
            "dependent": {
                "type": "object",
                "dependentRequired": {say("depends"): [say("on")]},
            },
        }
    return {
        "Everything": {
            "type": "object",
            "title": say("everything"),
            "description": say("everything described"),
            "properties": properties,
            "required": [say("property"), "default"],
            "example": _value(say),
            "x-" + say("schema extension"): say("schema extension value"),
        },
        "Renamed": {
            "type": "object",
            "description": say("renamed described"),
            "properties": {"a": {"type": "string"}},
            "x-specloom": {"name": say("RenamedSpecloom")},
        },
        "Base": _object(say, "base"),
        "Tagged": {
            "oneOf": [_ref("Cat"), _ref("Dog")],
            "discriminator": {
                "propertyName": say("kind"),
                "mapping": {say("cat"): "Cat", "dog": "#/components/schemas/Dog"},
            },
        },
        "Cat": _kind(say, "cat"),
        "Dog": _kind(say, "dog"),
        "Page": {
            "type": "object",
            "properties": {
                "data": {"type": "array", "items": _ref("Renamed")},
                "next_cursor": {"type": "string", "description": say("next cursor")},
            },
        },
    }


def _kind(say: Say, name: str) -> Json:
    return {
        "type": "object",
        "description": say(f"{name} described"),
        "properties": {say("kind"): {"type": "string"}, name: _ref("Tagged")},
        "required": [say("kind")],
    }


def _schemes(say: Say) -> Json:
    return {
        "Key": {
            "type": "apiKey",
            "in": "header",
            "name": _token(say("X-Key")),
            "description": say("about the key"),
        },
        "Query": {"type": "apiKey", "in": "query", "name": say("key")},
        "Cookie": {"type": "apiKey", "in": "cookie", "name": say("session")},
        "Bearer": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": say("JWT"),
            "description": say("about the token"),
        },
        "Basic": {"type": "http", "scheme": "basic"},
        "Odd": {"type": "http", "scheme": say("hoba")},
        "Flow": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": "https://example.com/" + say("token"),
                    "refreshUrl": "https://example.com/" + say("refresh"),
                    "scopes": {say("read:scope"): say("may read")},
                }
            },
        },
        "Connect": {
            "type": "openIdConnect",
            "openIdConnectUrl": "https://example.com/" + say("connect"),
        },
    }
