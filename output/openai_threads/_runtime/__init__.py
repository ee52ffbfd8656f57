"""What generated packages bring along: copied verbatim, never imported by the generator."""
