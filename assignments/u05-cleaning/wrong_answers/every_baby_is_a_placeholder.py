# misconception: A name that begins with Baby is no name.
# expects: u05-placeholder 0/1

# task: u05-placeholder
def is_placeholder(forename):
    return not pd.isna(forename) and forename.strip().casefold().startswith(("baby", "twin", "triplet"))
