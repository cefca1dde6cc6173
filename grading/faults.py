"""The errors that a user's mistake leads to: what, where, why and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class Unusable(Exception):
    """Input that cannot be used; its text is one message for the person who gave it."""

    def __init__(
        self,
        what: str,
        *,
        where: str | Path | None = None,
        why: str | None = None,
        todo: str | None = None,
    ) -> None:
        self.what, self.where, self.why, self.todo = what, where, why, todo
        place = f"{where}: " if where is not None else ""
        parts = [
            f"{place}{what}",
            f"  why:  {why}" if why else "",
            f"  next: {todo}" if todo else "",
        ]
        super().__init__("\n".join(part for part in parts if part))


@dataclass(frozen=True)
class Fault:
    """One authoring fault, with the file and line where it stands."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        """`path:line: what`, as editors understand it."""
        return f"{self.path}:{self.line}: {self.what}"


class Faulty(Unusable):
    """An exercise that cannot be built; it holds every authoring fault, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
