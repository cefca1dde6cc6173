# misconception: A setting without a hit need not be in the answer.
# expects: u04-children 1/2

# task: u04-children
def children_hit(rows, hits):
    struck = rows[rows["eyc_id"].isin(hits)]
    return struck.groupby("setting_urn")["child"].nunique()
