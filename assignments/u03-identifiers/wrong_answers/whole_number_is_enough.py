# misconception: Taking off the decimals mends an identifier; zeros in front do not matter.
# expects: u03-mend 0/2

# task: u03-mend
def mend(numbers, width):
    return numbers.fillna(0).astype(int).astype(str)
