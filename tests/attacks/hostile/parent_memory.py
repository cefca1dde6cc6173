# attack: reads the memory of its parent
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: ctypes
# task: u98-count
import ctypes
import os
class Piece(ctypes.Structure):
    _fields_ = [("at", ctypes.c_void_p), ("size", ctypes.c_size_t)]
libc = ctypes.CDLL(None, use_errno=True)
held = ctypes.create_string_buffer(4096)
mine, theirs = Piece(ctypes.addressof(held), 4096), Piece(0x400000, 4096)
got = [libc.process_vm_readv(pid, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) for pid in (os.getppid(), 1)]
def count_babies(table):
    return 0 if max(got) <= 0 else -1
