"""The source of what generated packages bring along: copied verbatim, never imported by the generator."""
