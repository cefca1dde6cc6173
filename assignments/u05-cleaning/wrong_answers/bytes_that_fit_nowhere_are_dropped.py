# misconception: What cannot be turned back can be left out.
# expects: u05-mend 1/2

# task: u05-mend
def mended(text):
    if pd.isna(text):
        return None
    return text.encode("cp1252", errors="ignore").decode("utf-8", errors="ignore")
