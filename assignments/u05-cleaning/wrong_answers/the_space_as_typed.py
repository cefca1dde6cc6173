# misconception: Postcodes only need capitals.
# expects: u05-postcode 1/2

# task: u05-postcode
def tidy_postcode(text):
    if pd.isna(text):
        return None
    text = text.strip().upper()
    return text if re.fullmatch(POSTCODE, text.replace(" ", "")) else None
