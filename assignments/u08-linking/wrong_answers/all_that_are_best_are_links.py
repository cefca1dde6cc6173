# misconception: Two equal pairs are both the best, so both are links.
# expects: u08-one 2/3

# task: u08-one
def one_to_one(scored, lead):
    kept = scored
    for side in ("left", "right"):
        best = scored.groupby(side)["weight"].transform("max")
        kept = kept[scored["weight"][kept.index] == best[kept.index]]
    return kept
