# misconception: The last rule that fits is the most special, so it decides.
# expects: u07-route 2/3

# task: u07-route
def route(flow, rules):
    decided = "ask"
    for rule in rules.to_dict("records"):
        answer = rule.pop("answer")
        if all(pd.isna(value) or flow.get(name) == value for name, value in rule.items()):
            decided = answer
    return decided
