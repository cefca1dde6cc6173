# misconception: It does not matter how far return is indented.
# expects: u00-total 0/2

# task: u00-total
def total(answers):
    so_far = 0
    for answer in answers:
        if answer is not None:
            so_far = so_far + int(answer)
        return so_far
