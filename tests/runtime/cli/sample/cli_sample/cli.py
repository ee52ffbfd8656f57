"""The `sample` command line."""

from __future__ import annotations

from specloom.runtime.cli.main import main as run
from specloom.runtime.cli.tables import App, Credential, Entry

APP = App(
    command="sample",
    package="cli_sample",
    about="A sample of an API.",
    env_prefix="SAMPLE",
    credentials=(
        Credential("ApiKeyAuth", "api_key", "api-key", "SAMPLE_API_KEY"),
        Credential("AdminKey", "admin_key", "admin-key", "SAMPLE_ADMIN_KEY"),
        Credential("Login", "login", "login", "SAMPLE_LOGIN", basic=True),
    ),
    resources={
        "": Entry("root", ""),
        "beta:threads": Entry("beta_threads", "Conversations."),
        "beta:threads:runs": Entry("beta_threads_runs", "Runs on a thread."),
        "files": Entry("files", "Files."),
    },
)


def main() -> None:
    """Run the command line and exit."""
    run(APP)
