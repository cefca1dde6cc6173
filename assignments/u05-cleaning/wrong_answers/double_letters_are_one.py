# misconception: A doubled letter is a slip of the finger.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    kept = "".join(c for c in parts if not unicodedata.combining(c) and c not in " -'’")
    return re.sub(r"(.)\1", r"\1", kept) or None
