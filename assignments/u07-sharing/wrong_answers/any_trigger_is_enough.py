# misconception: One trigger of any kind is enough.
# expects: u07-dpia 2/3

# task: u07-dpia
def triggers(flow):
    found = {
        "special category on a large scale": flow["special"] == "Y" and flow["people"] >= LARGE,
        "matching": flow["matched"] == "Y",
        "children": flow["children"] == "Y",
        "not told": flow["told"] == "N",
        "new technology": flow["new_technology"] == "Y",
    }
    return [name for name, there in found.items() if there]


def needs_assessment(found):
    return len(found) > 0
