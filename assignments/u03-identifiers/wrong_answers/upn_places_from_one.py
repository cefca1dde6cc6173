# misconception: The first of the twelve characters stands in place 1.
# expects: u03-upn-letter 0/3

# task: u03-upn-letter
def upn_letter(rest):
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    values = [int(c) if c.isdigit() else letters.index(c) for c in rest]
    return letters[sum(place * value for place, value in enumerate(values, start=1)) % 23]
