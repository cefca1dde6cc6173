# misconception: A missing identifier can be filled with zeros so that the column is complete.
# expects: u03-mend 1/2

# task: u03-mend
def mend(numbers, width):
    return [f"{number:.0f}".zfill(width) for number in numbers.fillna(0)]
