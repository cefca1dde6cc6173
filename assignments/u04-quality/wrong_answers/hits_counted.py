# misconception: Ten hits are ten children.
# expects: u04-children 1/2

# task: u04-children
def children_hit(rows, hits):
    where = pd.Series(hits, dtype="object").map(rows.set_index("eyc_id")["setting_urn"])
    return where.value_counts().reindex(rows["setting_urn"].unique(), fill_value=0)
