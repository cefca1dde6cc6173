# misconception: The safeguarding rule covers planning and letters too, so it always decides.
# expects: u07-route 0/3

# task: u07-route
def route(flow, rules):
    return rules["answer"].iloc[0] if len(rules) else "ask"
