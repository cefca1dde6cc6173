# misconception: Where there are no children, the percentage is nought.
# expects: u01-whole 2/3

# task: u01-whole
def la_percentage(settings, part, whole):
    known = settings.dropna(subset=[part, whole])
    if len(known) == 0:
        return None
    children = known[whole].sum()
    return 100 * known[part].sum() / children if children else 0
