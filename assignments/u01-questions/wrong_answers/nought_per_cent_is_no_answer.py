# misconception: Nought is as good as nothing.
# expects: u01-whole 2/3

# task: u01-whole
def la_percentage(settings, part, whole):
    known = settings.dropna(subset=[part, whole])
    if not known[part].sum():
        return None
    return 100 * known[part].sum() / known[whole].sum()
