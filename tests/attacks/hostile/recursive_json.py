# attack: sends JSON that is nested a million deep
# base: blank
# expects: u98-count--empty tampered
# flag: forged
# task: u98-count
import gc
from grading.engine.wire import Wire
wire = next(thing for thing in gc.get_objects() if isinstance(thing, Wire))
import struct
text = b'{"error":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}"
wire.end.sendall(struct.pack("!IIQ", len(text), 0, 0) + text)
