# misconception: The O in O'Brien is a prefix and can go.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    parts = "".join(c for c in parts if not unicodedata.combining(c)).replace("’", "'")
    parts = parts.split("'")[-1]
    return parts.replace(" ", "").replace("-", "") or None
