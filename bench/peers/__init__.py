"""specloom against its peers: whole processes on the same descriptions, in turn.

descriptions  what is generated from, and where it comes from
peers         how each tool is installed, called, and told by what it wrote
memory        what all processes of a command hold together
trial         run one tool on one description, and look at what came out
table         medians and ratios, as Markdown and as JSON
"""
