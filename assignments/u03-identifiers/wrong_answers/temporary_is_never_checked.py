# misconception: A temporary number is not checked, because it will be replaced.
# expects: u03-upn-sort 1/2

# task: u03-upn-sort
def sort_upn(upn, letter):
    if pd.isna(upn):
        return "missing"
    if not re.fullmatch(r"[A-Z][0-9]{11}[A-Z0-9]", upn):
        return "wrong shape"
    if upn[-1].isalpha():
        return "temporary"
    return "fine" if upn[0] == letter else "wrong letter"
