# misconception: Spaces do harm only at the ends.
# expects: u05-key 2/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.strip().casefold().translate(PLAIN))
    return "".join(c for c in parts if not unicodedata.combining(c) and c not in "-'’") or None
