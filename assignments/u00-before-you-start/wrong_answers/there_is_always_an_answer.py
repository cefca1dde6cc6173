# misconception: There is never a gap, so every answer can be made a number.
# expects: u00-total 1/2

# task: u00-total
def total(answers):
    return sum(int(answer) for answer in answers)
