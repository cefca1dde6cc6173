# misconception: How many answers there are is how many children there are.
# expects: u00-total 0/2

# task: u00-total
def total(answers):
    so_far = 0
    for answer in answers:
        if answer is not None:
            so_far = so_far + 1
    return so_far
