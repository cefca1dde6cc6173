# misconception: The order of the words in a name says nothing.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    words = "".join(c for c in parts if not unicodedata.combining(c) and c not in "'’")
    return "".join(sorted(words.replace("-", " ").split())) or None
