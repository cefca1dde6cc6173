# misconception: Kowalska is Kowalski with a mistake in it.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    if pd.isna(name):
        return None
    parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    parts = "".join(c for c in parts if not unicodedata.combining(c) and c not in " -'’")
    return re.sub("ska$", "ski", parts) or None
