# attack: sends a value nested deeper than agreed
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
        node = 1
        for _ in range(150):
            node = ["list", [node]]
        return node
learner.Encoder = Forger
def count_babies(table):
    return 0
