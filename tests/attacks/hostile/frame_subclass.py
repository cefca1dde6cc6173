# attack: a table that claims to equal any other
# base: blank
# expects: u98-table--columns passed
# expects: u98-table--numbers failed
# flag: __eq__
# task: u98-table
import pandas as pd
class Table(pd.DataFrame):
    def equals(self, other):
        return True
    def __eq__(self, other):
        return True
    def set_index(self, *_):
        return {"babies": [0]}
by_team = Table({"hv_team": ["x"], "babies": [1]})
