"""The tests of a method: every way to call it, with the least and with all it takes."""

from __future__ import annotations

from collections.abc import Iterator

from ...literals import literal
from ...model.api import Api
from ...model.schema import Json
from ...plain import is_list
from ...values import dataclass
from ..invocations import Given
from ..literals import Code
from ..surface import Method, Resource
from .answers import CALL, COMMAND, RAW, Answer, AnswerPlanner
from .given import NoExample, least, most
from .steady import misjudged
from .words import OWN_FILE, words

FILE = f"Path({OWN_FILE})"


@dataclass(frozen=True, kw_only=True)
class TestView:
    """One test. `asks` is what it gets from conftest.py: `client`, `command`."""

    name: str
    asks: str
    asynchronous: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """The tests of one method. `skip` says why there are none, if there are none."""

    name: str
    doc: str
    tests: tuple[TestView, ...] = ()
    skip: str = ""


class CasePlanner:
    """Plans the tests of one module's methods, for the products that there are."""

    def __init__(
        self, api: Api, answers: AnswerPlanner, *, client: bool, command: bool
    ) -> None:
        self._api = api
        self._answers = answers
        self._client = client
        self._command = command

    def case(self, name: str, resource: Resource, method: Method) -> CaseView:
        """Return the tests of a method; `name` is what their class is called."""
        doc = f"{method.operation.verb} {method.operation.path}"
        try:
            tests = tuple(self._tests(resource, method))
        except NoExample as lacking:
            skip = f"no value of `{lacking.argument.name}` can be told to be valid"
            return CaseView(name=name, doc=doc, skip=skip)
        return CaseView(name=name, doc=doc, tests=tests)

    def _tests(self, resource: Resource, method: Method) -> Iterator[TestView]:
        answer = self._answers.of(method)
        few, all_ = least(self._api, method), most(self._api, method)
        yield from self._each("", answer, resource, method, few)
        if all_ != few:
            yield from self._each("_with_all", answer, resource, method, all_)
        events = method.result.events
        asking = [(a, True) for a in method.arguments if a.streams]
        if asking and events is not None:
            told = dict(asking)
            given = tuple((a, told.pop(a, value)) for a, value in few)
            streamed = self._answers.events(events)
            more = (*given, *told.items())
            yield from self._each("_streamed", streamed, resource, method, more)

    def _each(
        self,
        what: str,
        answer: Answer,
        resource: Resource,
        method: Method,
        given: Given,
    ) -> Iterator[TestView]:
        called = ", ".join(f"{a.name}={_python(value)}" for a, value in given)
        refusal = misjudged(method, given)
        skipped = (f"skip({literal(refusal)})",) if refusal else ()
        for client, lines in (
            ("client", answer.lines),
            ("async_client", answer.async_lines),
        ):
            if self._client:
                path = ".".join((client, *resource.path))
                call = f"{path}.{method.name}({called})"
                raw = f"{path}.with_raw_response.{method.name}({called})"
                yield TestView(
                    name=f"test_{client}{what}",
                    asks=client,
                    asynchronous=client != "client",
                    lines=skipped
                    or tuple(s.replace(CALL, call).replace(RAW, raw) for s in lines),
                )
        if self._command:
            said = ", ".join(
                [
                    *map(literal, answer.options),
                    *words(self._api, resource, method, given),
                ]
            )
            line = answer.printed.replace(COMMAND, f"command({said})")
            yield TestView(
                name=f"test_command{what}",
                asks="command",
                asynchronous=False,
                lines=skipped or (line,),
            )


def _python(value: Json) -> str:
    if isinstance(value, Code):
        return FILE
    if is_list(value) and any(isinstance(item, Code) for item in value):
        return "[" + ", ".join(map(_python, value)) + "]"
    return literal(value)
