# attack: an object that agrees with everything
# base: blank
# expects: u98-count--empty failed
# flag: __eq__
# task: u98-count
class Yes(str):
    def __eq__(self, other):
        return True
    __ne__ = lambda self, other: False
    __hash__ = str.__hash__
    def __getattr__(self, name):
        return Yes()
    def __bool__(self):
        return True
def count_babies(table):
    return Yes()
