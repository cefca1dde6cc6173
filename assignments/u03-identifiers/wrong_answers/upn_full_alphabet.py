# misconception: The letter of a UPN is counted in the whole alphabet, I, O and S included.
# expects: u03-upn-letter 1/3

# task: u03-upn-letter
def upn_letter(rest):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    total = 0
    for place, character in enumerate(rest, start=2):
        value = int(character) if character.isdigit() else letters.index(character)
        total += place * value
    return letters[total % 23]
