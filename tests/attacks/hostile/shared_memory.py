# attack: leaves something for the next submission in shared memory and sockets
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# task: u98-count
import os
try:
    left = os.path.exists("/dev/shm/for_the_next") or os.path.exists("/tmp/for_the_next")
    open("/dev/shm/for_the_next", "w").write("answers")
    open("/tmp/for_the_next", "w").write("answers")
except OSError:
    left = False
def count_babies(table):
    return 0 if not left else -1
