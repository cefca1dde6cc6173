# misconception: A setting with a gap anywhere is left out.
# expects: u01-whole 2/3

# task: u01-whole
def la_percentage(settings, part, whole):
    known = settings.dropna()
    children = known[whole].sum()
    if children == 0:
        return None
    return 100 * known[part].sum() / children
