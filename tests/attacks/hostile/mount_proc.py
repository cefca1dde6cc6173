# attack: mounts /proc for itself
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: ctypes
# task: u98-count
import ctypes
import os
libc = ctypes.CDLL(None, use_errno=True)
os.makedirs("/marking/proc", exist_ok=True)
done = [libc.mount(b"proc", b"/marking/proc", b"proc", 0, None), libc.unshare(0x10000000), libc.unshare(0x00020000), libc.chroot(b"/marking")]
def count_babies(table):
    return 0 if max(done) < 0 else -1
