# misconception: Latin-1 and Windows-1252 are the same alphabet.
# expects: u05-mend 1/2

# task: u05-mend
def mended(text):
    if pd.isna(text):
        return None
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
