# misconception: Two rows are a double only if everything in them is the same.
# expects: u04-twice 1/2

# task: u04-twice
def twice_there(rows):
    again = rows.drop(columns="eyc_id").duplicated(keep=False)
    return list(rows.loc[again & rows["child"].notna(), "eyc_id"])
