# attack: sends an Arrow stream of noise
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
        return ["series", ["texts", False, self.blob(b"\xff" * 5000)], ["steps", 0, 1, 1, [None]], None]
learner.Encoder = Forger
def count_babies(table):
    return 0
