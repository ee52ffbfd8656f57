"""The build hook `specloom` for hatch: generated packages are built into wheels.

[build-system]
requires = ["hatchling", "specloom"]

[tool.hatch.build.hooks.specloom]
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, cast

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl


class SpecloomBuildHook(BuildHookInterface[BuilderConfig]):
    """Generates before each build, and adds what was generated to it."""

    PLUGIN_NAME = "specloom"

    _links: str | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate; a build that fails here says why and ends."""
        from .project import BuildError, Package, build

        packages: tuple[Package, ...] = ()
        try:
            packages = build(Path(self.root), self.config.get("config"))
        except BuildError as problem:
            self.app.abort(str(problem))
        is_sdist = self.target_name == "sdist"
        # By name, and not by a pattern: what git ignores is built in as well, and
        # hatch leaves out of its own search what is named here.
        included: dict[str, str] = build_data["force_include"]
        for package in packages:
            for file in package.files:
                included[file] = file if is_sdist else package.imported(file)
            if is_sdist:
                included.update({file: file for file in package.beside})
        if version == "editable" and packages:
            build_data["force_include_editable"].update(
                {**self.build_config.force_include, **self._linked(packages)}
            )

    def _linked(self, packages: tuple[Any, ...]) -> dict[str, str]:
        """Return a file that makes Python look into the folders of the packages.

        They are imported from where they are generated, whatever else hatch exposes.
        """
        self._links = tempfile.mkdtemp(prefix="specloom-")
        roots = {os.path.realpath(Path(self.root, each.root)) for each in packages}
        links = Path(self._links, "links.pth")
        links.write_text("".join(f"{root}\n" for root in sorted(roots)), "utf-8")
        name: str = cast("Any", self).metadata.core.name.replace("-", "_")
        return {str(links): f"_{name}_specloom.pth"}

    def finalize(
        self, version: str, build_data: dict[str, Any], artifact_path: str
    ) -> None:
        """Leave nothing behind."""
        if self._links is not None:
            shutil.rmtree(self._links, ignore_errors=True)
            self._links = None


@hookimpl
def hatch_register_build_hook() -> type[SpecloomBuildHook]:
    """Return the hook: hatch asks for it by this name."""
    return SpecloomBuildHook
