# misconception: Rivals are other births for the pupil. Another pupil for the birth is none, if it weighs less.
# expects: u08-one 2/3

# task: u08-one
def one_to_one(scored, lead):
    kept = []
    for one in scored.itertuples():
        births = scored.loc[scored["right"] == one.right, "weight"].drop(one.Index)
        pupils = scored.loc[scored["left"] == one.left, "weight"].drop(one.Index)
        if (one.weight - births >= lead).all() and (one.weight > pupils).all():
            kept.append((one.left, one.right))
    return kept
