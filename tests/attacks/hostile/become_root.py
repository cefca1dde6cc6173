# attack: asks for root and for new rights
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: ctypes
# task: u98-count
import ctypes
import os
libc = ctypes.CDLL(None, use_errno=True)
def tried(act, *given):
    try:
        act(*given)
    except OSError:
        return False
    return True
won = [tried(os.setuid, 0), tried(os.setgid, 0), tried(os.setgroups, [0]), tried(os.chown, "/marking/tmp", 0, 0), os.getuid() == 0]
won.append(libc.prctl(47, 2, 21, 0, 0) == 0)
def count_babies(table):
    return 0 if not any(won) else -1
