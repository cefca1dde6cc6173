# misconception: A row with a gap is of no use.
# expects: u01-read 0/2

# task: u01-read
def read_list(text):
    return pd.read_csv(StringIO(text), dtype={"code": "str", "phone": "str"}).dropna()
