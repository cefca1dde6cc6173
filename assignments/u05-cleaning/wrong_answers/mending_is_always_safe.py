# misconception: Every name was misread, so every name is turned back.
# expects: u05-mend 1/2

# task: u05-mend
def mended(text):
    if not isinstance(text, str):
        return None
    if not any(c in text for c in "ÃÅÄÈ"):
        return text
    return text.encode("cp1252", errors="replace").decode("utf-8", errors="replace")
