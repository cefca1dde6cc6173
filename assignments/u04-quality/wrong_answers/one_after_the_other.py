# misconception: The chance is that of the children with a hit, multiplied.
# expects: u04-chance 0/2

# task: u04-chance
def chance(hit, children, rate):
    return rate**hit
