# misconception: The zeros can always be put back afterwards.
# expects: u01-read 1/2

# task: u01-read
def read_list(text):
    table = pd.read_csv(StringIO(text))
    table["code"] = table["code"].astype(str).str.zfill(4)
    table["phone"] = table["phone"].astype(str).str.zfill(11)
    return table
