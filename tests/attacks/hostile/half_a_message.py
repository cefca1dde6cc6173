# attack: sends half a message and sleeps
# base: blank
# expects: u98-count--empty timed_out
# flag: gc
# task: u98-count
import gc
from grading.engine.wire import Wire
wire = next(thing for thing in gc.get_objects() if isinstance(thing, Wire))
import struct
import time
wire.end.sendall(struct.pack("!IIQ", 1000, 0, 0) + b"{")
time.sleep(3600)
