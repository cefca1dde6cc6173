# misconception: If a coarse field will do, the finest is safer still.
# expects: u07-minimum 1/2

# task: u07-minimum
def minimum_fields(purposes, needs, covers):
    finer = {coarse: fine for fine, coarse in covers.items()}
    wanted = set()
    for field in needs.loc[needs["purpose"].isin(purposes), "field"]:
        while field in finer:
            field = finer[field]
        wanted.add(field)
    return wanted
