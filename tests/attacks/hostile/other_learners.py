# attack: tries the names of other learners
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: ../
# task: u98-count
import os
won = []
for learner in ("amara", "ben", "honest-0", "honest-1", "l1"):
    for place in ("/submitted", "../../submitted", "../..", "/marking/..", "/tmp", "/cohorts"):
        won += [p for p in (f"{place}/{learner}", f"{place}/{learner}/u98-target") if os.path.exists(p)]
def count_babies(table):
    return 0 if not won else -1
