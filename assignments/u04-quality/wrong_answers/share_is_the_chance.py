# misconception: The share of children with a hit says how likely it is.
# expects: u04-chance 0/2

# task: u04-chance
def chance(hit, children, rate):
    return hit / children
