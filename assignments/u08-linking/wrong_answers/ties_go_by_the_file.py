# misconception: Of two equal pairs the first in the file is the link.
# expects: u08-one 2/3

# task: u08-one
def one_to_one(scored, lead):
    kept = scored
    for side in ("left", "right"):
        place = scored.groupby(side)["weight"].rank(method="first", ascending=False)
        behind = scored.groupby(side)["weight"].transform("max") - scored["weight"]
        close = ((behind > 0) & (behind < lead)).groupby(scored[side]).transform("any")
        kept = kept[(place[kept.index] == 1) & ~close[kept.index]]
    return kept
