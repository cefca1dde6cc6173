# attack: an answer that runs code when unpickled
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# flag: __reduce__
# says: plain data
# task: u98-count
import os
class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/planted",)
def count_babies(table):
    return Bomb()
