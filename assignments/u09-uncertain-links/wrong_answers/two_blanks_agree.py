# misconception: A blank has a filter like any other.
# expects: u09-bloom 2/3

# task: u09-bloom
def bloom(text, key):
    name = "" if pd.isna(text) else text.strip().lower()
    padded = f"_{name}_"
    positions = set()
    for start in range(len(padded) - 1):
        for turn in range(10):
            said = f"{turn}{padded[start:start + 2]}"
            made = hmac.new(key.encode(), said.encode(), hashlib.sha256).hexdigest()
            positions.add(int(made, 16) % 500)
    return positions
