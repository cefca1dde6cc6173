# misconception: A placeholder is the word Baby and nothing else.
# expects: u05-placeholder 0/1

# task: u05-placeholder
def is_placeholder(forename):
    return forename in ("Baby", "Twin 1", "Twin 2", "Twin 3")
