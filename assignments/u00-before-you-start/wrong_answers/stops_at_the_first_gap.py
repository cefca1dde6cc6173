# misconception: At a gap the list is at its end.
# expects: u00-total 1/2

# task: u00-total
def total(answers):
    so_far = 0
    for answer in answers:
        if answer is None:
            return so_far
        so_far = so_far + int(answer)
    return so_far
