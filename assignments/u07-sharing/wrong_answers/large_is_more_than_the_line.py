# misconception: The line itself is not yet large.
# expects: u07-dpia 2/3

# task: u07-dpia
def triggers(flow):
    found = {
        "special category on a large scale": flow["special"] == "Y" and flow["people"] > LARGE,
        "matching": flow["matched"] == "Y",
        "children": flow["children"] == "Y",
        "not told": flow["told"] == "N",
        "new technology": flow["new_technology"] == "Y",
    }
    return [name for name, there in found.items() if there]


def needs_assessment(found):
    return bool(set(found) & ALONE) or len(found) >= 2
