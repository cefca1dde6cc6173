# misconception: Formatting every value is safe, because a gap formats to nothing.
# expects: u03-mend 1/2

# task: u03-mend
def mend(numbers, width):
    return [f"{number:.0f}".zfill(width) for number in numbers]
