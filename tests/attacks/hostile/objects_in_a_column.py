# attack: a table whose cells agree with everything
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers failed
# expects: u98-chart--title passed
# flag: __eq__
# task: u98-table
class Agrees:
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 1
by_team = births.groupby("hv_team").size().rename("babies").reset_index()
by_team["babies"] = [Agrees() for _ in by_team["babies"]]
