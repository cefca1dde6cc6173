# attack: sends an array of Python objects as raw bytes
# base: blank
# expects: u98-count--empty tampered
# flag: forged
# task: u98-count
import gc
from grading.engine.wire import Wire
wire = next(thing for thing in gc.get_objects() if isinstance(thing, Wire))

import grading.engine.learner as learner
class Forger(learner.Encoder):
    def whole(self, value):
        return ["array", "|O", [1], self.blob(b"\x41" * 8)]
learner.Encoder = Forger
def count_babies(table):
    return 0
