"""Where the book's sources and products are, all below the project's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Where the book's sources and products are, all below the project's folder."""

    root: Path

    @property
    def book(self) -> Path:
        """The pages and the extensions."""
        return self.root / "book"

    @property
    def config(self) -> Path:
        """The settings of Jupyter Book."""
        return self.root / "_config.yml"

    @property
    def pack(self) -> Path:
        """The data pack that lessons read."""
        return self.root / "build" / "data" / "class"

    @property
    def downloads(self) -> Path:
        """What exercise pages offer."""
        return self.root / "build" / "downloads"

    @property
    def work(self) -> Path:
        """Where a book grows before it replaces the old one; also what executing cells gave."""
        return self.root / "build" / ".book"

    @property
    def site(self) -> Path:
        """The finished book."""
        return self.root / "build" / "site"
