# misconception: An empty text is the same as a missing value.
# expects: u03-mend 1/2

# task: u03-mend
def mend(numbers, width):
    return ["" if pd.isna(number) else f"{number:.0f}".zfill(width) for number in numbers]
