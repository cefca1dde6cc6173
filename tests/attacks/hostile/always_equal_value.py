# attack: an answer that agrees with everything
# base: blank
# expects: u98-busiest--commonest failed
# flag: __eq__
# task: u98-busiest
class Yes:
    def __eq__(self, other):
        return True
    def __getattr__(self, name):
        return Yes()
    def __call__(self, *_, **__):
        return Yes()
    def __iter__(self):
        return iter(())
    def __len__(self):
        return 0
    __class__ = str
busiest = by_team = chart = Yes()
