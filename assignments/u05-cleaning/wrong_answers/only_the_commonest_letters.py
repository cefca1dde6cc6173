# misconception: The few odd letters that one has seen are all there are.
# expects: u05-mend 1/2

# task: u05-mend
def mended(text):
    if pd.isna(text):
        return None
    for wrong, right in {"Ã«": "ë", "Ã©": "é", "Ã§": "ç", "Ä±": "ı", "Ã¡": "á"}.items():
        text = text.replace(wrong, right)
    return text
