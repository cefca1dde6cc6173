# misconception: A group's precision is out of all its pupils.
# expects: u09-groups 1/2

# task: u09-groups
def quality_by_group(rows):
    piles = rows.groupby("group")
    sums = piles[["known", "linked", "right"]].sum()
    return pd.DataFrame({"precision": sums["right"] / piles.size(), "recall": sums["right"] / sums["known"]})
