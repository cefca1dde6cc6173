# misconception: A letter at the end has no value, so it is left out of the sum.
# expects: u03-upn-letter 2/3

# task: u03-upn-letter
def upn_letter(rest):
    places = enumerate(rest, start=2)
    total = sum(place * int(character) for place, character in places if character.isdigit())
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23]
