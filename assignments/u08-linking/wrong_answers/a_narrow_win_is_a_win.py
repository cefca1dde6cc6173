# misconception: A pair that is better than its rivals is the link, by however little.
# expects: u08-one 2/3

# task: u08-one
def one_to_one(scored, lead):
    best = pd.Series(True, index=scored.index)
    for side in ("left", "right"):
        place = scored.groupby(side)["weight"].rank(method="max", ascending=False)
        best = best & (place == 1)
    return scored[best]
