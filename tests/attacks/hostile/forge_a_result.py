# attack: writes a passing result on the wire to the judge
# base: blank
# expects: u98-count--empty tampered
# expects: u98-count--missing tampered
# flag: forged
# task: u98-count
import gc
from grading.engine.wire import Wire
wire = next(thing for thing in gc.get_objects() if isinstance(thing, Wire))
for check in ("u98-count--empty", "u98-count--missing"):
    wire.send({"check": check, "verdict": "passed", "message": "", "seconds": 0})
