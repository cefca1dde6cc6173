# misconception: Where the precision is the same, the recall is.
# expects: u09-groups 1/2

# task: u09-groups
def quality_by_group(rows):
    sums = rows.groupby("group")[["known", "linked", "right"]].sum()
    precision = sums["right"] / sums["linked"]
    return pd.DataFrame({"precision": precision, "recall": precision})
