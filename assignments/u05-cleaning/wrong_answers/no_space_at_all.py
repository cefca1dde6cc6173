# misconception: A postcode without its space is a postcode all the same.
# expects: u05-postcode 1/2

# task: u05-postcode
def tidy_postcode(text):
    if pd.isna(text):
        return None
    bare = text.upper().replace(" ", "")
    return bare if re.fullmatch(POSTCODE, bare) else None
