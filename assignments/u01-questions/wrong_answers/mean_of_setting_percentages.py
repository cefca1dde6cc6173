# misconception: The mean of the settings' percentages is the county's percentage.
# expects: u01-whole 2/3

# task: u01-whole
def la_percentage(settings, part, whole):
    known = settings.dropna(subset=[part, whole])
    return (100 * known[part] / known[whole]).mean()
