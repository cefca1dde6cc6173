# misconception: A blank is an invalid number.
# expects: u03-upn-sort 1/2

# task: u03-upn-sort
def sort_upn(upn, letter):
    if not re.fullmatch(r"[A-Z][0-9]{11}[A-Z0-9]", str(upn)):
        return "wrong shape"
    if upn[0] != letter:
        return "wrong letter"
    return "temporary" if upn[-1].isalpha() else "fine"
