# misconception: The hub with the most usable numbers is covered best.
# expects: u03-coverage 0/3

# task: u03-coverage
def coverage(records, group):
    return records["usable"].groupby(records[group].fillna("not known")).sum()
