# misconception: The setting in the middle speaks for the county.
# expects: u01-whole 2/3

# task: u01-whole
def la_percentage(settings, part, whole):
    known = settings.dropna(subset=[part, whole])
    return (100 * known[part] / known[whole]).median()
