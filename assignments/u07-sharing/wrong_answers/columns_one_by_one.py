# misconception: Columns that are harmless alone are harmless together.
# expects: u07-risk 2/3

# task: u07-risk
def at_risk(children, columns, k):
    totals = []
    for column in columns:
        sizes = children.groupby(column).size()
        totals.append(int(sizes[sizes < k].sum()))
    return max(totals)
