# misconception: A number that was recorded is a number that can be used.
# expects: u03-coverage 2/3

# task: u03-coverage
def coverage(records, group):
    groups = records[group].fillna("not known")
    return records["nhs_number"].notna().groupby(groups).mean()
