# misconception: A child with a blank anywhere in its row cannot be looked up.
# expects: u07-risk 2/3

# task: u07-risk
def at_risk(children, columns, k):
    sizes = children.dropna().groupby(columns).size()
    return int(sizes[sizes < k].sum())
