# misconception: A child with two rows is a double, whatever the setting.
# expects: u04-twice 1/2

# task: u04-twice
def twice_there(rows):
    again = rows.duplicated(["child"], keep=False)
    return list(rows.loc[again & rows["child"].notna(), "eyc_id"])
