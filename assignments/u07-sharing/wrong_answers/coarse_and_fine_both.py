# misconception: A coarser field does no harm beside the finer one.
# expects: u07-minimum 1/2

# task: u07-minimum
def minimum_fields(purposes, needs, covers):
    return set(needs.loc[needs["purpose"].isin(purposes), "field"])
