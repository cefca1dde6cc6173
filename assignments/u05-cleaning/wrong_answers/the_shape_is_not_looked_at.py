# misconception: Whatever was typed is a postcode.
# expects: u05-postcode 1/2

# task: u05-postcode
def tidy_postcode(text):
    if pd.isna(text):
        return None
    bare = text.upper().replace(" ", "")
    return bare[:-3] + " " + bare[-3:]
