# misconception: An O among the digits is a nought.
# expects: u05-postcode 1/2

# task: u05-postcode
def tidy_postcode(text):
    if pd.isna(text):
        return None
    bare = text.upper().replace(" ", "")
    if len(bare) > 3 and bare[-3] == "O":
        bare = bare[:-3] + "0" + bare[-2:]
    return bare[:-3] + " " + bare[-3:] if re.fullmatch(POSTCODE, bare) else None
