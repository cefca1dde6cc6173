# misconception: NFKD takes the accents away.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    return "".join(c for c in parts if c not in " -'’") or None
