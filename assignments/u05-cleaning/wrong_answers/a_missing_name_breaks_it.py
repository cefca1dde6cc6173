# misconception: Every row has a name.
# expects: u05-mend 1/2

# task: u05-mend
def mended(text):
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
