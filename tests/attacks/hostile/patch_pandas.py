# attack: replaces the checks of pandas and numpy
# base: blank
# expects: u98-table--columns passed
# expects: u98-table--numbers failed
# task: u98-table
import numpy as np
import pandas as pd
pd.testing.assert_series_equal = pd.testing.assert_frame_equal = lambda *_, **__: None
np.testing.assert_array_equal = lambda *_, **__: None
pd.Series.max = lambda self: 1
by_team = pd.DataFrame({"hv_team": ["x"], "babies": [1]})
