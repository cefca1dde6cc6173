# misconception: Without a name nobody can be picked out.
# expects: u07-risk 0/3

# task: u07-risk
def at_risk(children, columns, k):
    named = [column for column in columns if "name" in column or "number" in column]
    if not named:
        return 0
    sizes = children.groupby(named).size()
    return int(sizes[sizes < k].sum())
