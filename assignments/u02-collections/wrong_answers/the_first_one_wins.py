# misconception: Where two became one, the first of them is the way back.
# expects: u02-way-back 1/2

# task: u02-way-back
def never_reached(mapping, targets):
    return set(targets) - set(mapping.values())


def way_back(mapping):
    back = {}
    for source, to in mapping.items():
        back.setdefault(to, source)
    return back
