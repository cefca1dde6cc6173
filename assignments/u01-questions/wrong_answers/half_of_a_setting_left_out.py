# misconception: It is enough to leave out settings without the upper number.
# expects: u01-whole 2/3

# task: u01-whole
def la_percentage(settings, part, whole):
    known = settings.dropna(subset=[part])
    children = known[whole].sum()
    if children == 0:
        return None
    return 100 * known[part].sum() / children
