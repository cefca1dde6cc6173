# misconception: The difference of two percentages is a percentage of one of them.
# expects: u06-return 1/2

# task: u06-return
fault = [rule for rule in RULES if tuple(recount(children, rule)) == returned][0]
right = recount(children, "contract")
apart = 100 * ((returned[0] / returned[1]) / (right[0] / right[1]) - 1)
