# misconception: ANN and ann are two names.
# expects: u09-bloom 2/3

# task: u09-bloom
def bloom(text, key):
    name = "" if pd.isna(text) else text.strip()
    padded = f"_{name}_"
    positions = set()
    for start in range(len(padded) - 1 if name else 0):
        for turn in range(10):
            said = f"{turn}{padded[start:start + 2]}"
            made = hmac.new(key.encode(), said.encode(), hashlib.sha256).hexdigest()
            positions.add(int(made, 16) % 500)
    return positions
