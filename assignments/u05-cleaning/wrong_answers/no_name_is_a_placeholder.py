# misconception: A missing name is a placeholder too.
# expects: u05-placeholder 0/1

# task: u05-placeholder
def is_placeholder(forename):
    words = [] if pd.isna(forename) else forename.casefold().split()
    return not words or words[0] in ("baby", "twin", "triplet")
