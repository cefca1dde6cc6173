# attack: an answer whose repr never ends
# base: blank
# expects: u98-count--empty timed_out
# expects: u98-count--missing timed_out
# flag: __repr__
# task: u98-count
class Loud:
    def __repr__(self):
        while True:
            pass
Loud()
