# misconception: The rules are known, so they can be written as ifs.
# expects: u07-route 0/3

# task: u07-route
def route(flow, rules):
    if flow.get("urgent") == "Y":
        return "urgent: share what is needed, write down why"
    if flow.get("identifiable") == "N":
        return "about nobody: check small numbers"
    if flow.get("kind") == "return":
        return "legal obligation: name the law"
    if flow.get("kind") == "extra":
        return "consent: a real choice"
    if flow.get("special") == "Y":
        return "public task: name the law, a condition, and look at confidence"
    return "public task: name the law"
