# misconception: A mapping can be turned round.
# expects: u02-way-back 1/2

# task: u02-way-back
def never_reached(mapping, targets):
    return set(targets) - set(mapping.values())


def way_back(mapping):
    reached = list(mapping.values())
    return {to: source for source, to in mapping.items()}
