# misconception: A child with a hit is counted at each of its settings.
# expects: u04-children 1/2

# task: u04-children
def children_hit(rows, hits):
    children = rows.loc[rows["eyc_id"].isin(hits), "child"]
    counts = rows[rows["child"].isin(children)].groupby("setting_urn")["child"].nunique()
    return counts.reindex(rows["setting_urn"].unique(), fill_value=0)
