# misconception: A surname with a mark in it is not valid, so it is blanked.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    parts = "".join(c for c in parts if not unicodedata.combining(c))
    parts = parts.replace(" ", "").replace("-", "")
    return parts if parts.isalpha() else None
