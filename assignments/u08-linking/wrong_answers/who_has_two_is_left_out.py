# misconception: A record with two possible links gets none.
# expects: u08-one 0/3

# task: u08-one
def one_to_one(scored, lead):
    alone = ~scored.duplicated("left", keep=False) & ~scored.duplicated("right", keep=False)
    return scored[alone]
