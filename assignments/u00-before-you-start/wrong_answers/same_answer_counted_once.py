# misconception: An answer that comes twice is one answer.
# expects: u00-total 1/2

# task: u00-total
def total(answers):
    return sum({int(answer) for answer in answers if answer is not None})
