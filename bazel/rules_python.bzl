"""The rules with the py_library of rules_python, for Bazels that have none built in."""

load("@rules_python//python:defs.bzl", "py_library")
load(":defs.bzl", _specloom_library = "specloom_library")

def specloom_library(name, **kwargs):
    """As `specloom_library` of :defs.bzl."""
    _specloom_library(name = name, py_library = py_library, **kwargs)
