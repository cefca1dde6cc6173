# misconception: A name keeps everything that was ever given to it.
# expects: u00-total 1/2

# task: u00-total
def total(answers):
    so_far = 0
    for answer in answers:
        if answer is not None:
            so_far = int(answer)
    return so_far
