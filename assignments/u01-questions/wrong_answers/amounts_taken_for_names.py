# misconception: To be safe, read everything as text.
# expects: u01-read 1/2

# task: u01-read
def read_list(text):
    return pd.read_csv(StringIO(text), dtype="str")
