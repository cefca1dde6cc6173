# misconception: SHA-256 without a key is safe enough.
# expects: u09-bloom 1/3

# task: u09-bloom
def bloom(text, key):
    name = "" if pd.isna(text) else text.strip().lower()
    padded = f"_{name}_"
    positions = set()
    for start in range(len(padded) - 1 if name else 0):
        for turn in range(10):
            said = f"{turn}{padded[start:start + 2]}"
            made = hashlib.sha256(said.encode()).hexdigest()
            positions.add(int(made, 16) % 500)
    return positions
