"""From a call to the request it stands for, complete with credentials, before any I/O."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from urllib.parse import quote, urlsplit

from . import serialize
from .body import (
    Content,
    FileTypes,
    Part,
    check_file,
    file_part,
    guessed_type,
    is_array,
    is_dict,
    is_file,
    is_list,
    json_bytes,
    jsonable,
    plain_field,
    scalar_text,
    whole,
)
from .errors import APIError
from .omit import Omit, omit
from .security import choose

if TYPE_CHECKING:
    from .call import AnyCall
    from .config import Config, Timeout
    from .security import Credential, Scheme
    from .serialize import Serialization

Body: TypeAlias = "Content | tuple[Part, ...] | None"

_ALWAYS_SECRET = frozenset({"authorization", "proxy-authorization", "cookie"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "QUERY", "TRACE"})
_NO_PARTS = b"--end--\r\n"
"""A multipart body without parts, where servers look for a body all the same."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


@dataclass(frozen=True)
class Prepared:
    """A request ready to be sent.

    `headers` go by their names as written. `secret_headers` (lower case) and `secret_query`
    name those whose values must not be shown; see `redacted`.
    """

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: Body = field(repr=False)
    timeout: Timeout
    secret_headers: frozenset[str]
    secret_query: frozenset[str]

    def redacted(self, stars: str = "***") -> Prepared:
        """Return the request as it may be shown: `stars` in place of every secret."""
        head, mark, query = self.url.partition("?")
        secrets = {quote(name, safe="") for name in self.secret_query}
        pairs = [pair.partition("=") for pair in query.split("&")]
        shown = "&".join(
            f"{name}={stars}" if name in secrets else name + equals + value
            for name, equals, value in pairs
        )
        headers = {
            name: stars if name.lower() in self.secret_headers else value
            for name, value in self.headers.items()
        }
        return replace(self, url=head + mark + shown, headers=headers)


def chosen(config: Config, call: AnyCall) -> list[tuple[Scheme, Credential]]:
    """Return the schemes that a call goes by, with what they carry.

    Raises:
        MissingCredentialsError: it needs credentials that are not there.
    """
    settings = config.settings
    wanted = settings.security if call.security is None else call.security
    overridden = {name.lower() for name in _set_by_caller(config, call)}
    return choose(wanted, settings.schemes, config.credentials, frozenset(overridden))


def _set_by_caller(config: Config, call: AnyCall) -> dict[str, str]:
    return {**config.default_headers, **call.options.get("extra_headers", {})}


def prepare(
    config: Config, call: AnyCall, secrets: Mapping[str, str] | None = None
) -> Prepared:
    """Build the request of a call; `secrets` are those that were asked for, by keyword.

    Raises:
        ValueError: a path parameter is empty or a header can't be sent as it is; a
            `MissingCredentialsError` when the call needs credentials and none are there.
        APIError: the call leads to another origin than the client's.
    """
    settings, options = config.settings, call.options
    placed: dict[str, dict[str, object]] = {"header": {}, "query": {}, "cookie": {}}
    for scheme, credential in chosen(config, call):
        text = scheme.render((secrets or {}).get(scheme.keyword, credential))
        placed[scheme.place][scheme.name] = text
    body, content_type = _body(call, settings.serialization)
    headers = _merged(
        {"Accept": call.returns.accept, "User-Agent": settings.user_agent},
        {"Content-Type": content_type} if content_type else {},
        settings.headers,
        _idempotency(settings.idempotency_header, call),
        _header_parameters(call, {**call.cookies, **placed["cookie"]}),
        cast("dict[str, str]", placed["header"]),
        _set_by_caller(config, call),
    )
    schemes = settings.schemes.values()
    return Prepared(
        method=call.method,
        url=_url(config, call, placed["query"]),
        headers=headers,
        body=body,
        timeout=options.get("timeout", config.timeout),
        secret_headers=_ALWAYS_SECRET
        | {s.name.lower() for s in schemes if s.place == "header"},
        secret_query=frozenset(s.name for s in schemes if s.place == "query"),
    )


def _idempotency(usual: str | None, call: AnyCall) -> dict[str, str]:
    """Return the header by which a server knows a call again that is tried once more.

    It is what the call says, or else the usual one for calls that change something.
    """
    header = call.idempotency_header or (None if call.method in _SAFE else usual)
    if header is None:
        return {}
    from uuid import uuid4

    return {header: str(uuid4())}


def _url(config: Config, call: AnyCall, secrets: Mapping[str, object]) -> str:
    base = config.base_url
    # Who chose another address, for tests or through a proxy, means all operations.
    if call.server and base == config.settings.base_url.rstrip("/"):
        base = call.server
    if call.template.startswith(("http://", "https://")):
        url = call.template
        if origin(url) != origin(base):
            raise APIError(
                f"{urlsplit(url).netloc} is not the API's own host: not followed."
            )
    else:
        url = base + serialize.path(call.template, call.path, call.styles_in("path"))
    values = {
        **config.default_query,
        **call.query,
        **call.options.get("extra_query", {}),
        **secrets,
    }
    rules = config.settings.serialization
    pairs = serialize.query(values, call.styles_in("query"), rules)
    for name, value in call.querystring.items():
        style = call.styles_in("querystring").get(name, "form*")
        whole_query = "" if value is omit else serialize.querystring(value, style)
        pairs = [whole_query, *pairs] if whole_query else pairs
    if not pairs:
        return url
    return f"{url}{'&' if '?' in url else '?'}{'&'.join(pairs)}"


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Return the scheme, host and port that a URL leads to."""
    parts = urlsplit(url)
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, parts.port or default


def _header_parameters(call: AnyCall, cookies: Mapping[str, object]) -> dict[str, str]:
    styles = call.styles_in("header")
    headers = {
        name: serialize.header(value, styles.get(name, "simple"))
        for name, value in call.headers.items()
        if value is not None and value is not omit
    }
    pairs = serialize.cookie(cookies, call.styles_in("cookie"))
    return {**headers, "Cookie": pairs} if pairs else headers


def _merged(*layers: Mapping[str, str]) -> dict[str, str]:
    """Lay headers over each other, whatever the case of their names."""
    headers: dict[str, tuple[str, str]] = {}
    for layer in layers:
        for name, value in layer.items():
            if _UNPRINTABLE.search(value):
                raise ValueError(
                    f"The value of header {name!r} holds a control character."
                )
            headers[name.lower()] = (name, value)
    return dict(headers.values())


def _body(call: AnyCall, rules: Serialization) -> tuple[Body, str | None]:
    extra = call.options.get("extra_body")
    if call.multipart is not None and (call.multipart is not omit or extra):
        given = _fields(call.multipart)
        for name in call.files:
            _check_files(name, given.get(name))
        fields = {**given, **_fields(extra)}
        parts = tuple(_parts(fields, call, rules))
        if not parts and not call.optional_body:
            return _NO_PARTS, "multipart/form-data; boundary=end"
        return parts, None
    if call.form is not None and (call.form is not omit or extra):
        fields = {**_fields(call.form), **_fields(extra)}
        form = serialize.urlencoded(fields, call.styles_in("body"), rules)
        return form, "application/x-www-form-urlencoded"
    if call.content is not None and not isinstance(call.content, Omit):
        for name in call.files:
            check_file(name, call.content)
        return whole(call.content), call.content_type or guessed_type(call.content)
    value: object = call.json
    if extra is not None:
        both = {**_fields(jsonable(value)), **_fields(extra)}
        value = both if isinstance(extra, Mapping) else extra
    if value is omit or (call.optional_body and jsonable(value) == {}):
        return None, None
    return json_bytes(value), call.content_type or "application/json"


def _fields(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _parts(
    fields: Mapping[str, object], call: AnyCall, rules: Serialization
) -> Iterator[Part]:
    for name, value in fields.items():
        if value is omit:
            continue
        media_type = call.encoding.get(name)
        style = call.styles_in("body").get(name)
        files = [*_files(value)]
        if files:
            brackets = is_array(value) and rules.form_arrays == "brackets"
            field = serialize.bracketed(name) if brackets else name
            yield from (file_part(field, file, media_type) for file in files)
        elif style:
            plain, how = plain_field(name, value), (
                rules.form_arrays,
                rules.form_objects,
            )
            pairs = serialize.fields(name, plain, style, *how)
            yield from (Part(key, text, media_type=media_type) for key, text in pairs)
        else:
            yield from _data_parts(name, plain_field(name, value), media_type, rules)


def _check_files(name: str, value: object) -> None:
    """Check a part that takes bytes, or a list of such parts."""
    if value is None or value is omit:
        return
    for item in value if is_array(value) else [value]:
        check_file(name, item)


def _files(value: object) -> Iterator[FileTypes]:
    """Yield the files that a value is or is made of, none for data."""
    if is_file(value):
        yield value
    elif is_array(value) and all(is_file(item) for item in value):
        yield from (item for item in value if is_file(item))


def _data_parts(
    name: str, value: Any, media_type: str | None, rules: Serialization
) -> Iterator[Part]:
    if media_type and "json" in media_type:
        yield Part(name, json_bytes(value), media_type=media_type)
    elif is_list(value) and rules.form_arrays == "spec":
        for item in value:
            yield from _data_parts(name, item, media_type, rules)
    elif is_dict(value) and rules.form_objects == "spec":
        yield Part(name, json_bytes(value), media_type="application/json")
    elif is_list(value) or is_dict(value):
        leaves = serialize.flatten(name, value, rules.form_arrays, rules.form_objects)
        yield from (Part(key, text, media_type=media_type) for key, text in leaves)
    elif value is not None:
        yield Part(name, scalar_text(value), media_type=media_type)
