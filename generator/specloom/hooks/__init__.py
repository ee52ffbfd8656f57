"""Where other tools call specloom: build backends, GitHub's runners, Bazel.

Nothing here is imported by specloom itself, and each module imports the tool that it is
for only when that tool calls it.
"""
