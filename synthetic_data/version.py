"""The generator's version: the same seed and version give the same bytes."""

GENERATOR_VERSION = "1.1.0"
"""Raise it with every change that alters what is generated."""

PACK_FORMAT = 1
"""Raise it when the shape of a pack's folder or manifest changes."""
