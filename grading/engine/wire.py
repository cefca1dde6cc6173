"""Messages over a socket: one JSON object and some blobs of bytes, never more than was agreed.

Reading is exact (no read-ahead), so that a forked process can take over the same socket.
"""

from __future__ import annotations

import itertools
import json
import select
import socket
import struct
import time
from collections.abc import Sequence
from typing import Any

HEAD = struct.Struct("!IIQ")
LARGEST_TEXT = 32 * 2**20
LARGEST_BLOBS = 192 * 2**20
MOST_BLOBS = 20_000
DUMP = json.JSONEncoder(separators=(",", ":")).encode

Message = dict[str, Any]


class Closed(Exception):
    """The other side has gone."""


class TooLate(Exception):
    """Nothing came before the deadline."""


class Malformed(Exception):
    """What came is not a message: no honest process sends this."""


class Wire:
    """One end of a conversation."""

    def __init__(self, end: socket.socket) -> None:
        self.end = end
        self._ready = select.poll()
        self._ready.register(end, select.POLLIN)

    def send(self, message: Message, blobs: Sequence[bytes] = ()) -> None:
        """The message is on its way; Closed when nobody listens any more."""
        text = DUMP(message).encode()
        sizes = struct.pack(f"!{len(blobs)}Q", *map(len, blobs))
        head = HEAD.pack(len(text), len(blobs), sum(map(len, blobs)))
        try:
            self.end.sendall(b"".join((head, sizes, text, *blobs)))
        except OSError as gone:
            raise Closed from gone

    def receive(self, deadline: float | None = None) -> tuple[Message, list[bytes]]:
        """The next message and its blobs. `deadline` is a `time.monotonic()` moment.

        Raises Closed, TooLate, or Malformed when sizes or text are not as agreed.
        """
        text_size, count, blob_bytes = HEAD.unpack(self._exactly(HEAD.size, deadline))
        if text_size > LARGEST_TEXT or count > MOST_BLOBS or blob_bytes > LARGEST_BLOBS:
            raise Malformed("a message is larger than agreed")
        start = 8 * count
        body = self._exactly(start + text_size + blob_bytes, deadline)
        if not count:
            return _parsed(body), []
        sizes = struct.unpack_from(f"!{count}Q", body)
        if sum(sizes) != blob_bytes:
            raise Malformed("the sizes of a message disagree")
        ends = list(itertools.accumulate(sizes, initial=start + text_size))
        blobs = [bytes(body[a:b]) for a, b in itertools.pairwise(ends)]
        return _parsed(body[start : start + text_size]), blobs

    def _exactly(self, size: int, deadline: float | None) -> memoryview:
        view, filled = memoryview(bytearray(size)), 0
        while filled < size:
            if deadline is not None and not self._ready.poll(1000 * _left(deadline)):
                raise TooLate
            try:
                got = self.end.recv_into(view[filled:])
            except OSError as gone:
                raise Closed from gone
            if not got:
                raise Closed
            filled += got
        return view

    def close(self) -> None:
        """Our end is shut; the other side reads Closed."""
        self.end.close()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TooLate
    return left


def _parsed(text: memoryview) -> Message:
    try:
        message = json.loads(bytes(text))
    except (ValueError, RecursionError) as fault:
        raise Malformed(f"a message is not JSON: {type(fault).__name__}") from None
    if not isinstance(message, dict):
        raise Malformed("a message is not an object")
    return message
