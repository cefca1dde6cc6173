# misconception: A pair with a gap in any column is left out.
# expects: u08-shares 1/2

# task: u08-shares
def m_and_u(looked_at, column):
    known = looked_at.dropna()
    agree = known[f"{column}_left"] == known[f"{column}_right"]
    return agree[known["same_child"]].mean(), agree[~known["same_child"]].mean()
