# misconception: Records whose group is not known cannot be counted.
# expects: u03-coverage 2/3

# task: u03-coverage
def coverage(records, group):
    return records.groupby(group)["usable"].mean()
