# misconception: A blank is no agreement, so it counts below the line.
# expects: u08-shares 1/2

# task: u08-shares
def m_and_u(looked_at, column):
    known = looked_at
    agree = known[f"{column}_left"] == known[f"{column}_right"]
    return agree[known["same_child"]].mean(), agree[~known["same_child"]].mean()
