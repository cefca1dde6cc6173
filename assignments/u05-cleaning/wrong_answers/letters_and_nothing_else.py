# misconception: A key is made of letters only.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    return "".join(c for c in parts if c.isalpha()) or None
