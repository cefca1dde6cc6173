# misconception: The setting whose row comes second is the one at fault.
# expects: u04-overclaim 1/2

# task: u04-overclaim
def over_fifteen(rows):
    total = rows.groupby("child")["funded_hours"].cumsum()
    return list(rows.loc[total > 15, "eyc_id"])
