# attack: looks at every open descriptor
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# task: u98-count
import os
import stat
seen = []
for number in range(3, 1024):
    try:
        kind = os.fstat(number).st_mode
    except OSError:
        continue
    if not stat.S_ISSOCK(kind):
        seen.append(number)
    else:
        sockets = globals().setdefault("sockets", []) + [number]
        globals()["sockets"] = sockets
def count_babies(table):
    return 0 if not seen and len(sockets) == 1 else -1
