# misconception: A name is made of A to Z.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    return re.sub("[^a-z]", "", parts) or None
