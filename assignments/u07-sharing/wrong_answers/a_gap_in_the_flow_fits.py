# misconception: What nobody has said fits every rule.
# expects: u07-route 2/3

# task: u07-route
def route(flow, rules):
    for rule in rules.to_dict("records"):
        answer = rule.pop("answer")
        wanted = {n: v for n, v in rule.items() if not pd.isna(v) and not pd.isna(flow.get(n))}
        if all(flow[name] == value for name, value in wanted.items()):
            return answer
    return "ask"
