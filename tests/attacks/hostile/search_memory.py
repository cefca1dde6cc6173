# attack: searches its own memory for tests, answers and marks
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: gc
# task: u98-count
import gc
import sys
words = [word[::-1] for word in ("NEDDIH NIGEB", "seibab_tnuoc tressa", "erom sah maet rehtonA", ")(xam.stnuoc")]
def holds(thing):
    return isinstance(thing, str) and any(word in thing for word in words) and thing not in words
seen = []
for thing in gc.get_objects():
    if isinstance(thing, dict):
        seen += [v for v in list(thing.values()) if holds(v)]
    elif isinstance(thing, (list, tuple)):
        seen += [v for v in thing if holds(v)]
seen += [name for name in sys.modules if name in ("grading.source", "grading.marks", "nbgrader")]
def count_babies(table):
    return 0 if not seen else -1
