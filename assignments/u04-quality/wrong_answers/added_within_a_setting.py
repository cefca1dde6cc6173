# misconception: Hours are added up setting by setting.
# expects: u04-overclaim 1/2

# task: u04-overclaim
def over_fifteen(rows):
    total = rows.groupby(["child", "setting_urn"])["funded_hours"].transform("sum")
    return list(rows.loc[total > 15, "eyc_id"])
