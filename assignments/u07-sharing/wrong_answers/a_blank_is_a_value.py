# misconception: A blank is a value like any other.
# expects: u07-risk 2/3

# task: u07-risk
def at_risk(children, columns, k):
    sizes = children.groupby(columns, dropna=False).size()
    return int(sizes[sizes < k].sum())
