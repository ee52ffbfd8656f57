from __future__ import annotations

from pathlib import Path

import pytest
from bench.peers.peers import PEERS, SPECLOOM, Tool

BY_NAME = {tool.name: tool for tool in (SPECLOOM, *PEERS)}
CALLS = {
    "specloom": 'return Call(\n    "GET",\n    "/a/{b}",\n)\nreturn Call("PUT", \'/"\')\n',
    "openapi-python-client": """
    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/a/{b}".format(b=quote(str(b), safe=""),),
    }
    _kwargs = {"method": "put", "url": "/a"}
""",
    "openapi-generator": """
        return self.api_client.param_serialize(
            method='GET',
            resource_path='/a/{b}',
        )
        return self.api_client.param_serialize(
            method='PUT',
            resource_path='/a/{b}',
        )
""",
    "pyopenapi-gen": """
        url = f"{self.base_url}/a/{b}"
        response = await self._transport.request(
            "GET", url,
        )
        url = f"{self.base_url}/a/{b}"
        json_body = None
        response = await self._transport.request("PUT", url)
""",
}


@pytest.mark.parametrize("name", CALLS)
def test_operations_are_counted_by_verb_and_path(name: str, tmp_path: Path) -> None:
    for module in ("one.py", "again.py"):  # a tool may write one under several tags
        (tmp_path / module).write_text(CALLS[name])
    assert BY_NAME[name].operations(tmp_path) == 2


def test_models_have_no_operations(tmp_path: Path) -> None:
    assert BY_NAME["datamodel-code-generator"].operations(tmp_path) is None


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def test_a_program_imports_what_one_call_needs(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {
            "acme/__init__.py": "x = 1\n",
            "acme/_client.py": "x = 1\n",
            "acme/resources/__init__.py": "",
            "acme/resources/a.py": "types.Small\n",
            "acme/resources/b.py": "types.Large, types.Large, types.Other, types.x\n",
        },
    )
    assert SPECLOOM.program(tmp_path) == (
        tmp_path,
        "import acme, acme._client, acme.resources.b, httpx2, pydantic; "
        "acme.types.Large; acme.types.Other",
    )


def test_a_package_is_found_wherever_a_tool_puts_it(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {
            "acme_client/client.py": "x = 1\n",
            "acme_client/__init__.py": "",
            "acme_client/api/__init__.py": "",
            "acme_client/api/things/__init__.py": "",
            "acme_client/api/things/get_thing.py": "x = 1\n",
        },
    )
    root, program = BY_NAME["openapi-python-client"].program(tmp_path)
    assert root == tmp_path
    assert program == "import acme_client.client, acme_client.api.things.get_thing"


def test_a_package_without_calls_is_told(tmp_path: Path) -> None:
    _write(tmp_path, {"acme/client.py": "x = 1\n", "acme/__init__.py": ""})
    with pytest.raises(FileNotFoundError, match="api"):
        BY_NAME["openapi-python-client"].program(tmp_path)


def test_versions_are_pinned() -> None:
    def pinned(tool: Tool) -> bool:
        return "==" in tool.requirements[0]

    assert all(pinned(tool) for tool in PEERS)
