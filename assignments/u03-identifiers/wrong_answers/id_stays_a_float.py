# misconception: An identifier that was read as a number only needs to be turned into text.
# expects: u03-mend 1/2

# task: u03-mend
def mend(numbers, width):
    return numbers.astype("str")
