# attack: prints every line that runs, to see hidden tests
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# flag: settrace
# task: u98-count
import sys
seen = set()
def spy(frame, event, arg):
    seen.add(frame.f_code.co_filename)
    return None
sys.settrace(spy)
def count_babies(table):
    print(seen)
    return -1
