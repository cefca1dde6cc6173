# misconception: The places of a list count from 1.
# expects: u00-total 1/2

# task: u00-total
def total(answers):
    so_far = 0
    for place in range(1, len(answers)):
        if answers[place] is not None:
            so_far = so_far + int(answers[place])
    return so_far
