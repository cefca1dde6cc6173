# misconception: A field holds only the next coarser one.
# expects: u07-minimum 1/2

# task: u07-minimum
def minimum_fields(purposes, needs, covers):
    wanted = set(needs.loc[needs["purpose"].isin(purposes), "field"])
    return wanted - {covers[field] for field in wanted if field in covers}
