# misconception: The first of two rows is the right one.
# expects: u04-twice 1/2

# task: u04-twice
def twice_there(rows):
    again = rows.duplicated(["child", "setting_urn"])
    return list(rows.loc[again & rows["child"].notna(), "eyc_id"])
