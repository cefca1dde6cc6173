# misconception: m is how many of those that agree are one child.
# expects: u08-shares 1/2

# task: u08-shares
def m_and_u(looked_at, column):
    known = looked_at.dropna(subset=[f"{column}_left", f"{column}_right"])
    agree = known[f"{column}_left"] == known[f"{column}_right"]
    return known["same_child"][agree].mean(), known["same_child"][~agree].mean()
