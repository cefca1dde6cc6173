# misconception: No row has more than 15 hours, so no child has.
# expects: u04-overclaim 1/2

# task: u04-overclaim
def over_fifteen(rows):
    return list(rows.loc[rows["funded_hours"] > 15, "eyc_id"])
