"""The error that a user's mistake leads to: what, where, why and what to do next."""

from __future__ import annotations

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


class Interrupted(Unusable):
    """Work that was ended from outside; what was finished is kept, and the next run goes on."""
