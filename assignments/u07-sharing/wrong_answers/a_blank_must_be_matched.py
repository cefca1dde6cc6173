# misconception: A blank in a rule wants a blank in the flow.
# expects: u07-route 0/3

# task: u07-route
def route(flow, rules):
    for rule in rules.to_dict("records"):
        answer = rule.pop("answer")
        if all(flow.get(name) == value for name, value in rule.items()):
            return answer
    return "ask"
