"""A virtual environment of this machine as a repository, where no other rules bring one."""

_BUILD = """\
package(default_visibility = ["//visibility:public"])

exports_files(["python"])

filegroup(
    name = "packages",
    srcs = glob(
        ["site-packages/**"],
        exclude = [
            "**/__pycache__/**",
            "**/*.pyc",
            "**/* *",
            "**/RECORD",
            "**/direct_url.json",
            "site-packages/pip/**",
            "site-packages/pip-*/**",
            "site-packages/setuptools/**",
            "site-packages/setuptools-*/**",
        ],
    ),
)
"""
_WHERE = """\
import os, sys, sysconfig
print(os.path.realpath(sys.executable), sysconfig.get_path("purelib"), sep="\\n")
"""

def _specloom_environment_impl(ctx):
    asked = ctx.execute([ctx.attr.python, "-I", "-c", _WHERE])
    if asked.return_code:
        fail("%s doesn't run: %s" % (ctx.attr.python, asked.stderr))
    python, packages = asked.stdout.splitlines()
    ctx.symlink(python, "python")
    ctx.symlink(packages, "site-packages")
    ctx.file("BUILD.bazel", _BUILD)

specloom_environment = repository_rule(
    implementation = _specloom_environment_impl,
    doc = "The interpreter and the packages of an environment: :python and :packages.",
    attrs = {
        "python": attr.string(
            doc = "The interpreter of the environment, `/opt/specloom/bin/python`.",
            mandatory = True,
        ),
    },
    configure = True,
    local = True,
)
