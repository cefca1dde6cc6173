# attack: claims a message of many gigabytes
# base: blank
# expects: u98-count--empty tampered
# flag: forged
# task: u98-count
import gc
from grading.engine.wire import Wire
wire = next(thing for thing in gc.get_objects() if isinstance(thing, Wire))
import struct
wire.end.sendall(struct.pack("!IIQ", 2**32 - 1, 2**32 - 1, 2**63))
