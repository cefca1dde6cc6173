# misconception: The rule whose percentage comes nearest, other than the true one, made the return.
# expects: u06-return 1/2

# task: u06-return
right = recount(children, "contract")
apart = 100 * (returned[0] / returned[1] - right[0] / right[1])
share = {rule: recount(children, rule)[0] / recount(children, rule)[1] for rule in RULES[:7]}
fault = min(share, key=lambda rule: abs(share[rule] - returned[0] / returned[1]))
