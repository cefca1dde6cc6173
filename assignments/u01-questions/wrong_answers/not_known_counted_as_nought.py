# misconception: A setting that did not answer has none.
# expects: u01-whole 2/3

# task: u01-whole
def la_percentage(settings, part, whole):
    children = settings[whole].fillna(0).sum()
    if children == 0:
        return None
    return 100 * settings[part].fillna(0).sum() / children
