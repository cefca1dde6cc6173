# misconception: A UPN that ends in a letter is a mistake.
# expects: u03-upn-sort 1/2

# task: u03-upn-sort
def sort_upn(upn, letter):
    if pd.isna(upn):
        return "missing"
    if not re.fullmatch(r"[A-Z][0-9]{12}", upn):
        return "wrong shape"
    return "fine" if upn[0] == letter else "wrong letter"
