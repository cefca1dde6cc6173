# misconception: Doubles are cleared away before anybody looks.
# expects: u04-twice 0/2

# task: u04-twice
def twice_there(rows):
    kept = rows.drop_duplicates(["child", "setting_urn"])
    again = kept.duplicated(["child", "setting_urn"], keep=False)
    return list(kept.loc[again, "eyc_id"])
