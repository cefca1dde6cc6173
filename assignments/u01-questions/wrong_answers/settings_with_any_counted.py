# misconception: The share of settings that have one is the share of children.
# expects: u01-whole 0/3

# task: u01-whole
def la_percentage(settings, part, whole):
    known = settings.dropna(subset=[part, whole])
    known = known[known[whole] > 0]
    if len(known) == 0:
        return None
    return 100 * (known[part] > 0).mean()
