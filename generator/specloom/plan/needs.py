"""What a call needs to be let in: schemes, and the scopes that its token is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, repeat

from ..model.api import Api, Operation, Scopes, Security

Way = tuple[str, ...] | dict[str, str]
"""Schemes that go together; where tokens are asked for scopes, with those of each."""


def needed(api: Api, operation: Operation | None = None) -> tuple[Way, ...]:
    """Return the alternatives of an operation, or of the API for one that says nothing."""
    asks = {scheme.name for scheme in api.security_schemes if scheme.token_url}
    ways: list[Way] = []
    for way in alternatives(api, operation):
        asked = any(way[name] for name in way if name in asks)
        told = {name: " ".join(scopes) for name, scopes in way.items()}
        ways.append(told if asked else tuple(way))
    return tuple(ways)


def alternatives(
    api: Api, operation: Operation | None = None
) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Return the same with all scopes that are said, whether they are asked for or not."""
    security, scopes = _said(api, operation)
    listed: Iterator[Mapping[str, tuple[str, ...]]] = chain(scopes, repeat({}))
    return tuple(
        {name: said.get(name, ()) for name in names}
        for names, said in zip(security, listed, strict=False)
    )


def says_its_own(api: Api, operation: Operation) -> bool:
    """Tell whether an operation needs something else than the API as a whole."""
    return operation.security is not None and needed(api, operation) != needed(api)


def ties_scopes(api: Api, scheme: str) -> bool:
    """Tell whether anything in the description needs scopes of a scheme."""
    return any(said.get(scheme) for scopes in _all(api) for said in scopes)


def _said(api: Api, operation: Operation | None) -> tuple[Security, Scopes]:
    if operation is None or operation.security is None:
        return api.security, api.scopes
    return operation.security, operation.scopes


def _all(api: Api) -> Iterator[Scopes]:
    yield api.scopes
    for operation in api.operations:
        yield operation.scopes
