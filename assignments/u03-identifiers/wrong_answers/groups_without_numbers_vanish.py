# misconception: Counting the usable records of each group lists every group.
# expects: u03-coverage 2/3

# task: u03-coverage
def coverage(records, group):
    groups = records[group].fillna("not known")
    usable = groups[records["usable"]].value_counts()
    return {name: usable[name] / (groups == name).sum() for name in usable.index}
