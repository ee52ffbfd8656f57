"""Credentials: what the client calls what a security scheme asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ..config import Config
from ..config.settings import Credential as Said
from ..model.api import SecurityScheme
from ..names import Allocator, in_turn, kebab, snake, unique, unique_flags, words
from .global_flags import GLOBAL_FLAGS
from .refusals import Refusals
from .surface import Credential, Keyword

# What the client's constructor calls otherwise.
CLIENT_KEYWORDS = frozenset(
    [
        "base_url",
        "timeout",
        "max_retries",
        "default_headers",
        "default_query",
        "environment",
        "http_client",
        "self",
    ]
)
VARIABLES = ("BASE_URL", "CONFIG", "PAGER", "PROFILE")
"""What client and command line read of the environment under the API's prefix."""
LOGIN = ("client_id", "client_secret", "scope")
"""What an application is let in by, in place of a ready token."""
SECRETS = frozenset(("jwt", "key", "password", "secret", "token"))
"""Words that say by themselves what is to be given."""


def credentials(
    schemes: tuple[SecurityScheme, ...],
    config: Config,
    prefix: str,
    refusals: Refusals,
) -> Iterator[Credential]:
    """Yield a credential per scheme, called as configured or else after the scheme."""
    listed = [scheme for scheme in schemes if scheme.kind != "mutualTLS"]
    said = {s.name: config.credentials.get(s.name, Said()) for s in listed}
    names = _names(listed, said, refusals)
    wanted = [kebab(names[scheme.name]) for scheme in listed]
    turns = [(said[scheme.name].name is None, scheme.name) for scheme in listed]
    flags = in_turn(unique_flags, wanted, turns, GLOBAL_FLAGS)
    asked = _asked(said, prefix, refusals)
    taken = variables(prefix) | set(asked.values())
    inferred = in_turn(partial(_envs, prefix), flags, turns, taken)
    logins = _logins(listed, names, flags, prefix, taken | set(inferred))
    for scheme, flag, env in zip(listed, flags, inferred, strict=True):
        yield Credential(
            name=names[scheme.name],
            flag=flag,
            env=asked.get(scheme.name, env),
            scheme=scheme,
            login=logins.get(scheme.name, ()),
        )


def variables(prefix: str) -> frozenset[str]:
    """Return the variables that are no credential's to have."""
    return frozenset(f"{prefix}_{name}" for name in VARIABLES)


def _envs(prefix: str, flags: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return a variable for each flag, numbered where its own is taken: `ACME_CONFIG_2`."""
    start = f"{prefix}_"
    mine = (env.removeprefix(start) for env in taken if env.startswith(start))
    reserved = [name.lower().replace("_", "-") for name in mine]
    given = unique_flags(flags, reserved)
    return [f"{start}{flag.upper().replace('-', '_')}" for flag in given]


def _asked(said: dict[str, Said], prefix: str, refusals: Refusals) -> dict[str, str]:
    """Return the variables that the configuration asks for and can have."""
    asked = {key: one.env for key, one in said.items() if one.env}
    for key, env in list(asked.items()):
        if env in variables(prefix):
            message = f"credentials.{key}.env: {env} has a meaning of its own"
            hint = "client and command line read it for something else"
            refusals.refuse(("credentials", key, "env"), message, hint)
            del asked[key]
    return asked


def _logins(
    listed: list[SecurityScheme],
    names: dict[str, str],
    flags: list[str],
    prefix: str,
    variables: Iterable[str],
) -> dict[str, tuple[Keyword, ...]]:
    """Return what logs an application in, by scheme: `client_id`, `client_secret`, `scope`.

    They give way to the credentials themselves. Of several schemes each has its own.
    """
    schemes = [scheme for scheme in listed if scheme.token_url]
    several = len(schemes) > 1
    wanted = [
        f"{names[scheme.name]}_{part}" if several else part
        for scheme in schemes
        for part in LOGIN
    ]
    taken = unique(wanted, CLIENT_KEYWORDS | set(names.values()))
    named = unique_flags(map(kebab, taken), GLOBAL_FLAGS | set(flags))
    envs = _envs(prefix, named, variables)
    keywords = [
        Keyword(name=name, flag=flag, env=env)
        for name, flag, env in zip(taken, named, envs, strict=True)
    ]
    size = len(LOGIN)
    return {
        scheme.name: tuple(keywords[start : start + size])
        for scheme, start in zip(schemes, range(0, len(keywords), size), strict=True)
    }


def _names(
    listed: list[SecurityScheme], said: dict[str, Said], refusals: Refusals
) -> dict[str, str]:
    asked = {key: one.name for key, one in said.items() if one.name}
    met: dict[str, str] = {}
    for key, name in list(asked.items()):
        owner = met.setdefault(name, key)
        if name in CLIENT_KEYWORDS or owner != key:
            other = f"the scheme {owner!r}" if owner != key else "the client"
            message = f"credentials.{key}.name: {other} has the keyword {name} already"
            refusals.refuse(("credentials", key, "name"), message)
            del asked[key]
    rest = [scheme for scheme in listed if scheme.name not in asked]
    wishes = [_inferred(scheme) for scheme in rest]
    allocator = Allocator(CLIENT_KEYWORDS | set(asked.values()))
    for scheme, wish in zip(rest, wishes, strict=True):
        one = wishes.count(wish) == 1
        allocator.want(scheme.name, wish if one else _spelled_out(scheme))
    return asked | allocator.allocate()


def _inferred(scheme: SecurityScheme) -> str:
    """`ApiKeyAuth` is `api_key`; `petstore_auth` and `basicAuth` say little without `auth`."""
    name = _spelled_out(scheme)
    short = name.removesuffix("_auth")
    return short if short.rpartition("_")[2] in SECRETS else name


def _spelled_out(scheme: SecurityScheme) -> str:
    return snake("_".join(words(scheme.name)))
