# misconception: A share and a percentage are the same number.
# expects: u01-whole 0/3

# task: u01-whole
def la_percentage(settings, part, whole):
    known = settings.dropna(subset=[part, whole])
    children = known[whole].sum()
    return known[part].sum() / children if children else None
