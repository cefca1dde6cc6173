# misconception: Of two equal pairs the first in the file is the link.
# expects: u08-one 2/3

# task: u08-one
def one_to_one(scored):
    kept = scored
    for side in ("left", "right"):
        place = scored.groupby(side)["weight"].rank(method="first", ascending=False)
        kept = kept[place[kept.index] == 1]
    return kept
