# misconception: A name is hashed as one piece.
# expects: u09-bloom 0/3

# task: u09-bloom
def bloom(text, key):
    name = "" if pd.isna(text) else text.strip().lower()
    padded = f"_{name}_"
    positions = set()
    for start in range(len(padded) - 1 if name else 0):
        for turn in range(10):
            said = f"{turn}{name}"
            made = hmac.new(key.encode(), said.encode(), hashlib.sha256).hexdigest()
            positions.add(int(made, 16) % 500)
    return positions
