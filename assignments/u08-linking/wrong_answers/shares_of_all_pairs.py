# misconception: m and u are shares of all pairs.
# expects: u08-shares 1/2

# task: u08-shares
def m_and_u(looked_at, column):
    known = looked_at.dropna(subset=[f"{column}_left", f"{column}_right"])
    agree = known[f"{column}_left"] == known[f"{column}_right"]
    return (agree & known["same_child"]).mean(), (agree & ~known["same_child"]).mean()
