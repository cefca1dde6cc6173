# misconception: The best birth for each pupil is the link.
# expects: u08-one 1/3

# task: u08-one
def one_to_one(scored, lead):
    place = scored.groupby("right")["weight"].rank(method="max", ascending=False)
    return scored[place == 1]
