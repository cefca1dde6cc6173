# misconception: A group of exactly k is too small.
# expects: u07-risk 2/3

# task: u07-risk
def at_risk(children, columns, k):
    sizes = children.groupby(columns).size()
    return int(sizes[sizes <= k].sum())
