"""The program that an interpreter without site, variables or working directory is given."""

LAUNCH = """\
import os, sys
sys.path[:0] = map(os.path.abspath, sys.argv.pop(1).split(":"))
from specloom.hooks.bazel import run
run(prog_name="specloom")
"""
