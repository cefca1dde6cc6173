# misconception: Every pair in the table is a link.
# expects: u08-one 0/3

# task: u08-one
def one_to_one(scored, lead):
    return scored.copy()
