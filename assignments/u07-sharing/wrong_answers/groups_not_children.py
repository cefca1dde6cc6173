# misconception: Small groups are counted, not the children in them.
# expects: u07-risk 2/3

# task: u07-risk
def at_risk(children, columns, k):
    sizes = children.groupby(columns).size()
    return int((sizes < k).sum())
