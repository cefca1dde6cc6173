# misconception: Records without a number can be left out before counting.
# expects: u03-coverage 0/3

# task: u03-coverage
def coverage(records, group):
    have = records.dropna(subset=["nhs_number"])
    return have["usable"].groupby(have[group]).mean()
