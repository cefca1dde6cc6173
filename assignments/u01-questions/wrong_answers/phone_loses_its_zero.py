# misconception: Only the code is an identifier; a phone number is a number.
# expects: u01-read 1/2

# task: u01-read
def read_list(text):
    return pd.read_csv(StringIO(text), dtype={"code": "str"})
