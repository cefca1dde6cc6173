# misconception: If the first letter is right, the rest of the number must be right.
# expects: u03-upn-sort 1/2

# task: u03-upn-sort
def sort_upn(upn, letter):
    if pd.isna(upn):
        return "missing"
    if upn[:1] != letter:
        return "wrong letter"
    return "temporary" if upn[-1].isalpha() else "fine"
