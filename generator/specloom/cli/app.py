"""The commands. What they need is imported when they run, so that --help is instant."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from .. import __version__
from ..problems import UsageError
from .report import give_up_stdout, run
from .request import quiet_and_loud, renaming, request, shared_options, updating

TERMINATED = 143

_FORCE = "Overwrite files specloom did not write, and edits."


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="SPEC is a path, an http(s) URL, REV:PATH in git, module:attribute of an"
    " application, or - for stdin. The configuration may name it.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def app() -> None:
    """Weave a Python client, a command line and docs from one OpenAPI description."""


@app.command("generate")
@shared_options
@renaming
@updating
@click.option("--force", is_flag=True, help=_FORCE)
@click.option(
    "--manifest", metavar="FILE", help="List all files there, for other build tools."
)
@click.option("--fail-on-change", is_flag=True, help="Exit 1 when anything changed.")
def generate_command(
    force: bool,
    rename: bool,
    update_lock: bool,
    manifest: str | None,
    fail_on_change: bool,
    **options: Any,
) -> None:
    """Generate client, command line and docs; write what changed."""
    from .generate import generate

    asked = request(options)
    run(
        asked,
        lambda: generate(
            asked,
            force=force,
            rename=rename,
            update_lock=update_lock,
            manifest=Path(manifest) if manifest else None,
            fail_on_change=fail_on_change,
        ),
        writes=True,
    )


@app.command("check")
@shared_options
@renaming
@updating
@click.option("--diff", is_flag=True, help="Show what would change, line by line.")
def check_command(rename: bool, update_lock: bool, diff: bool, **options: Any) -> None:
    """List what generate would change, and why; exit 1 if there is anything."""
    from .generate import check

    asked = request(options)
    run(
        asked,
        lambda: check(asked, rename=rename, update_lock=update_lock, diff=diff),
    )


@app.command("edits")
@shared_options
@click.option("--diff", is_flag=True, help="Show the edits, line by line.")
def edits_command(diff: bool, **options: Any) -> None:
    """List the generated files that were edited by hand."""
    from .edits import edits

    asked = request(options)
    run(asked, lambda: edits(asked, diff=diff))


@app.command("update")
@shared_options
@updating
@click.option("--force", is_flag=True, help=_FORCE)
def update_command(force: bool, update_lock: bool, **options: Any) -> None:
    """Fetch again what is pinned of URLs, and generate from it."""
    from .update import update

    asked = request(options)
    run(
        asked,
        lambda: update(asked, force=force, update_lock=update_lock),
        writes=True,
    )


@app.command("validate")
@shared_options
def validate_command(**options: Any) -> None:
    """Show every problem of a description."""
    from .commands import validate

    asked = request(options)
    run(asked, lambda: validate(asked))


@app.command("inspect")
@shared_options
@renaming
def inspect_command(rename: bool, **options: Any) -> None:
    """Show the tree of resources and methods, with their operations."""
    from .commands import inspect

    asked = request(options)
    run(asked, lambda: inspect(asked, rename=rename))


@app.command("watch")
@shared_options
@updating
@click.option("--force", is_flag=True, help=_FORCE)
def watch_command(force: bool, update_lock: bool, **options: Any) -> None:
    """Generate again on every change of what was read."""
    from .watch import watch

    watch(request(options), force=force, update_lock=update_lock)


@app.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "-c", "--config", metavar="FILE", help="Configuration, the same for both sides."
)
@click.option(
    "--run",
    "runs",
    multiple=True,
    metavar="NAME",
    help="Take this configured run's names.",
)
@click.option(
    "--include", multiple=True, metavar="PATTERN", help="Compare only these operations."
)
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Leave these operations out."
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "github"]),
    default="text",
    help="text, markdown for a pull request, or github's annotations.  [default: text]",
)
@click.option("--fail-on", type=click.Choice(["breaking"]), help="Exit 1 on a break.")
@click.option(
    "--version",
    "version",
    default="",
    metavar="X.Y.Z",
    help="Say which one comes next.",
)
@click.option(
    "--changelog",
    metavar="FILE",
    help="Put the changes at the head of this Markdown file too, once.",
)
@click.option(
    "--title",
    default="",
    metavar="TEXT",
    help="Of the changelog's section, such as '2.0.0 (May 17)'."
    "  [default: the version that comes next, or the description's own]",
)
@click.option("--force", is_flag=True, help="Replace a section that is there already.")
@quiet_and_loud
def diff_command(
    old: str,
    new: str | None,
    form: Any,
    fail_on: str | None,
    version: str,
    changelog: str | None,
    title: str,
    force: bool,
    **options: Any,
) -> None:
    """Tell what changed between two descriptions, and what of it breaks users.

    NEW is the configured description where it is left out.
    """
    from .diff import Kept, diff

    asked = request(options)
    fails = fail_on is not None
    kept = Kept(Path(changelog), title, force) if changelog else None
    if kept is None and (title or force):
        raise click.UsageError("--title and --force are about a --changelog")
    run(
        asked,
        lambda: diff(
            asked, old, new, form=form, version=version, fails=fails, kept=kept
        ),
    )


@app.command("init")
@click.argument("spec", required=False)
@click.option(
    "-c", "--config", metavar="FILE", help="File to write: YAML, or a pyproject.toml."
)
@click.option("--force", is_flag=True, help="Overwrite a file that is there already.")
@click.option(
    "--from-stainless",
    "stainless",
    metavar="FILE",
    help="Carry over what this stainless.yml says, and tell what could not be.",
)
@quiet_and_loud
def init_command(force: bool, stainless: str | None, **options: Any) -> None:
    """Write a commented starting configuration."""
    from .init import init

    asked, other = request(options), Path(stainless) if stainless else None
    run(asked, lambda: init(asked, force=force, stainless=other), writes=True)


@app.group("templates")
def templates_group() -> None:
    """Work with the built-in templates."""


@templates_group.command("export")
@click.argument("folder", metavar="DIR")
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@quiet_and_loud
def export_command(folder: str, force: bool, **options: Any) -> None:
    """Copy the built-in templates to DIR, to override some of them."""
    from .commands import export_templates

    asked = request(options)
    run(asked, lambda: export_templates(Path(folder), force=force))


def _terminate(_signal: int, _frame: object) -> NoReturn:
    sys.exit(TERMINATED)


def main() -> NoReturn:
    """Run the command line of the process. Terminated, it cleans up as if interrupted."""
    signal.signal(signal.SIGTERM, _terminate)
    # A run keeps almost all that it makes, and hardly any of it in circles: looking for
    # them takes a twentieth of the time, and finds nothing worth it.
    gc.disable()
    code: int | str | None = 0
    try:
        app(prog_name="specloom")
    except SystemExit as ended:
        code = ended.code
    except OSError as problem:
        code = _unsaid(problem)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as problem:
        code = _unsaid(problem)
    if code == 0:
        # All that was begun has ended. To give back all that a run made, one by one,
        # takes a fiftieth of its time.
        os._exit(0)
    gc.freeze()  # It goes with the process: no need to look for circles in it.
    sys.exit(code)


def _unsaid(problem: OSError) -> int:
    """Say that nothing can be said on stdout, and return the exit code for that."""
    if problem.filename is not None:
        raise problem
    give_up_stdout()
    why = (problem.strerror or str(problem)).lower()
    click.echo(f"error: the results can't be written to stdout: {why}", err=True)
    return UsageError.exit_code
