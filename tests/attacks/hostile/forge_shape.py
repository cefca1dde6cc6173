# attack: sends an array whose shape is not its size
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
        return ["array", "<i8", [10**6, 10**6], self.blob(b"\0" * 8)]
learner.Encoder = Forger
def count_babies(table):
    return 0
