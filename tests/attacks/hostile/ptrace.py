# attack: attaches to other processes
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: ctypes
# task: u98-count
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
done = [libc.ptrace(16, pid, 0, 0) for pid in range(1, 50)]
def count_babies(table):
    return 0 if max(done) < 0 else -1
