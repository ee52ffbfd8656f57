"""What the actions run: an interpreter, specloom, and the packages that it needs."""

_SITE = "/site-packages/"
_TYPE = str(Label("//bazel:toolchain_type"))

def _folders(files):
    """Returns the folders to import from: one for each site-packages among the files."""
    found = {}
    for file in files:
        before, site, _ = file.path.partition(_SITE)
        if site:
            found[before + site[:-1]] = None
    return found.keys()

def _specloom_toolchain_impl(ctx):
    if bool(ctx.file.python) == bool(ctx.attr.python_path):
        fail("give one of `python`, a file, and `python_path`, where all workers have one")
    packages = depset(transitive = [
        depset(transitive = [each[DefaultInfo].files, each[DefaultInfo].default_runfiles.files])
        for each in ctx.attr.packages
    ])
    ours = [file for file in ctx.files.specloom if file.path.endswith("/specloom/__main__.py")]
    generator = ours[0].path[:-len("/specloom/__main__.py")]
    return [platform_common.ToolchainInfo(
        python = ctx.file.python or ctx.attr.python_path,
        imports = [generator] + _folders(packages.to_list()),
        files = depset(
            ctx.files.specloom + ctx.files.python + ctx.files.python_files,
            transitive = [packages],
        ),
    )]

_specloom_toolchain = rule(
    implementation = _specloom_toolchain_impl,
    attrs = {
        "python": attr.label(
            doc = "The interpreter, as a file: it is an input of each action then.",
            allow_single_file = True,
        ),
        "python_files": attr.label_list(
            doc = "What the interpreter needs besides: its library.",
            allow_files = True,
        ),
        "python_path": attr.string(
            doc = "In place of `python`, where the machines that run actions have one.",
        ),
        "packages": attr.label_list(
            doc = "The packages that specloom needs, in folders named site-packages.",
            allow_files = True,
        ),
        "specloom": attr.label(default = "//:specloom"),
    },
)

def specloom_toolchain(
        name,
        exec_compatible_with = [],
        visibility = ["//visibility:public"],
        **kwargs):
    """Declares what to generate with; `register_toolchains` takes it by its name.

    Args:
      name: of the toolchain.
      exec_compatible_with: constraints of the machines that it runs on.
      visibility: who may use it.
      **kwargs: `python` or `python_path`, `python_files`, `packages`.
    """
    _specloom_toolchain(name = name + ".files", visibility = visibility, **kwargs)
    native.toolchain(
        name = name,
        exec_compatible_with = exec_compatible_with,
        toolchain = name + ".files",
        toolchain_type = _TYPE,
        visibility = visibility,
    )
