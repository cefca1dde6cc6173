# attack: reads /proc of every process
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: /proc/
# task: u98-count
import os
seen = []
for pid in ["self", "1", str(os.getppid())]:
    for name in ("mem", "maps", "environ", "cmdline", "fd", "root"):
        try:
            seen.append(open(f"/proc/{pid}/{name}").read(1))
        except OSError:
            pass
def count_babies(table):
    return 0 if not seen else -1
