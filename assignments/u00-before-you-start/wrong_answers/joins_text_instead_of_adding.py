# misconception: The text '3' is the number 3, so + adds it.
# expects: u00-total 1/2

# task: u00-total
def total(answers):
    so_far = ""
    for answer in answers:
        if answer is not None:
            so_far = so_far + answer
    return so_far
