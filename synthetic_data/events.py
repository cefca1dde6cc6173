"""What no single cell shows, such as a return handed in twice: it goes into `truth/events`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """Something that a service did, or that befell a whole file or a whole week of it.

    It is true of every record whose `column` holds `value` in the clean table. Where it names a
    `file`, it is about how that file is written, and the table itself shows nothing of it.
    """

    event: str
    column: str
    value: str
    help: str
    file: str = ""
