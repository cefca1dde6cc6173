# misconception: A missing name is the text nan.
# expects: u05-key 3/4

# task: u05-key
def name_key(name):
    parts = unicodedata.normalize("NFKD", str(name or "").casefold().translate(PLAIN))
    return "".join(c for c in parts if not unicodedata.combining(c) and c not in " -'’") or None
