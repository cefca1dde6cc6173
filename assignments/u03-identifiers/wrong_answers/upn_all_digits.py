# misconception: The twelve characters after the letter are always digits.
# expects: u03-upn-letter 2/3

# task: u03-upn-letter
def upn_letter(rest):
    total = sum(place * int(digit) for place, digit in enumerate(rest, start=2))
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23]
