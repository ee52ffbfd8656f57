"""The client: what it is called, who lets it in, where the API is, how long it waits."""

from __future__ import annotations

import re

from ...names import kebab, pascal, snake
from .carrier import Carrier
from .languages import PYTHON
from .node import Node

_DURATION = re.compile(
    r"(?i)(?:PT)?(\d+(?:\.\d+)?)\s*(ms|s|sec|seconds|m|min|minutes|h)"
)
_SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600}
_LONGEST = 3600
"""Seconds that a plain number is taken for at most: above, it counts milliseconds."""

_WHOLE = frozenset(("value", "token", "access_token", "bearer_token"))
"""Roles of what is a scheme's credential by itself."""

_FIRST, _LAST = 0.5, 8
"""The shortest and the longest pause between retries, as generated clients have it."""


def carry_organization(organization: Node, carrier: Carrier) -> None:
    """Carry over the name, of which client and command have theirs."""
    name = organization.get("name")
    if name is None or not name.text:
        return
    carrier.put(("client",), pascal(name.text), name)
    if carrier.get(("command",)) is None:
        carrier.put(("command",), kebab(name.text), name)
    for key, value in (
        ("package", snake(name.text)),
        ("env_prefix", snake(name.text).upper()),
    ):
        if carrier.get((key,)) is None:
            carrier.put((key,), value, name)


def carry_targets(targets: Node, carrier: Carrier) -> None:
    """Carry over the names of Python's package and of a command line."""
    for language, target in targets.entries():
        if language == PYTHON and target.is_mapping:
            _carry_python(target, carrier)
        elif language == "cli" and target.is_mapping:
            name = target.get("binary_name")
            if name is not None:
                carrier.put(("command",), name.value, name)
        else:
            carrier.leave(target, "specloom generates Python and a command line")


def _carry_python(target: Node, carrier: Carrier) -> None:
    package, project = target.get("package_name"), target.read("project_name")
    named = package or project
    if named is not None and named.text:
        carrier.put(("package",), snake(named.text), named)
        if project is not None and kebab(project.text) != kebab(snake(named.text)):
            why = (
                f"the distribution is called {kebab(snake(named.text))}, as its package"
            )
            carrier.leave(project, why)
    skip = target.read("skip")
    if skip is not None and skip.value is not False:
        carrier.leave(skip, "specloom generates Python")


def carry_client(settings: Node, carrier: Carrier) -> None:
    """Carry over what the client's constructor takes, and its defaults."""
    prefix = settings.get("default_env_prefix")
    if prefix is not None:
        carrier.put(("env_prefix",), prefix.value, prefix)
    opts = settings.get("opts")
    for name, option in opts.entries() if opts and opts.is_mapping else ():
        if option.is_mapping:
            _carry_option(name, option, carrier)
    headers = settings.get("default_headers")
    for name, header in headers.entries() if headers and headers.is_mapping else ():
        carrier.put(("headers", name), header.value, header)
    timeout = settings.get("default_timeout")
    if timeout is not None:
        _carry_timeout(timeout, carrier)
    retries = settings.get("default_retries")
    if retries is not None:
        _carry_retries(retries, carrier)
    key = settings.get("idempotency_header")
    if key is not None:
        carrier.put(("idempotency_header",), key.value, key)


def _carry_option(name: str, option: Node, carrier: Carrier) -> None:
    auth = option.get("auth")
    if auth is None or not auth.is_mapping:
        why = "the client has options for security schemes alone"
        carrier.leave(option, why)
        return
    scheme, role = auth.read("security_scheme"), auth.read("role")
    if scheme is None or not scheme.text:
        carrier.leave(option, "it names no security scheme")
        return
    if role is not None and role.value not in (None, *_WHOLE):
        why = f"a scheme has one credential, which holds its {role.value} too"
        carrier.leave(option, why)
        return
    for key in ("type", "nullable"):
        # A credential is a text, and asked for by the call that needs it.
        option.read(key)
    default = option.get("default")
    if default is not None and default.value is not None:
        carrier.leave(default, "a credential has no default")
    if carrier.put(("credentials", scheme.text, "name"), snake(name), scheme):
        env = option.get("read_env")
        if env is not None and env.value is not None:
            carrier.put(("credentials", scheme.text, "env"), env.value, env)


def _carry_timeout(timeout: Node, carrier: Carrier) -> None:
    value = timeout.value
    if isinstance(value, str):
        found = _DURATION.fullmatch(value.strip())
        if found is None:
            carrier.leave(timeout, "it is no duration")
            return
        unit = found[2].lower()
        value = float(found[1]) * _SECONDS.get(unit, _SECONDS[unit[0]])
    elif (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and value > _LONGEST
    ):
        value = value / 1000
    carrier.put(("timeout",), _plain(value), timeout)


def _plain(value: object) -> object:
    whole = isinstance(value, float) and value.is_integer()
    return int(value) if whole else value  # type: ignore[call-overload]


def _carry_retries(retries: Node, carrier: Carrier) -> None:
    most: Node | None = retries
    if not retries.is_leaf:
        most = retries.get("max_retries")
    if most is not None:
        carrier.put(("max_retries",), most.value, most)
    for key, usual in (("initial_delay_seconds", _FIRST), ("max_delay_seconds", _LAST)):
        delay = retries.read(key)
        if delay is not None and delay.value != usual:
            carrier.leave(delay, f"specloom's clients wait {_FIRST} to {_LAST} seconds")


def carry_environments(environments: Node, carrier: Carrier) -> None:
    """Carry over the addresses, the default's first."""
    for name, place in environments.entries():
        url = place.get("url") if place.is_mapping else place
        if url is None:
            carrier.leave(place, "it has no url")
        elif "{" in url.text:
            carrier.leave(url, "specloom fills in no variables of addresses")
        else:
            carrier.put(("environments", name), url.value, url)


def carry_security(security: Node, carrier: Carrier) -> None:
    """Carry over what lets calls in."""
    carrier.put(("security",), security.value, security)


def carry_schemes(schemes: Node, carrier: Carrier) -> None:
    """Carry over security schemes, as OpenAPI writes them."""
    for name, scheme in schemes.entries():
        for key in ("type", "scheme", "in", "name", "description", "flows"):
            said = scheme.get(key)
            if said is not None:
                carrier.put(("security_schemes", name, key), said.value, said)
