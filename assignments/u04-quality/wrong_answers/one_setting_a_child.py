# misconception: A child is counted at the first of its settings.
# expects: u04-children 1/2

# task: u04-children
def children_hit(rows, hits):
    struck = rows[rows["eyc_id"].isin(hits)].drop_duplicates("child")
    counts = struck.groupby("setting_urn")["child"].nunique()
    return counts.reindex(rows["setting_urn"].unique(), fill_value=0)
