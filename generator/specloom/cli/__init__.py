"""The command line of the generator.

Exit codes:

    0    done
    1    `check` found files that would change, a hand edit is in conflict with what is
         generated now, or `diff --fail-on breaking` found a break
    2    wrong usage or configuration, or an output folder that can't be written
    3    the description can't be used
    70   a bug of specloom's own
    130  interrupted

Problems go to stderr, results to stdout.
"""

from __future__ import annotations

from .app import main

__all__ = ["main"]
