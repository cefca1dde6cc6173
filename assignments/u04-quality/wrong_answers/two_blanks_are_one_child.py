# misconception: Two rows without a child are the same child.
# expects: u04-twice 1/2

# task: u04-twice
def twice_there(rows):
    again = rows.duplicated(["child", "setting_urn"], keep=False)
    return list(rows.loc[again, "eyc_id"])
