# misconception: Every row is another child.
# expects: u04-children 1/2

# task: u04-children
def children_hit(rows, hits):
    struck = rows[rows["eyc_id"].isin(hits)]
    counts = struck.groupby("setting_urn")["child"].size()
    return counts.reindex(rows["setting_urn"].unique(), fill_value=0)
