# misconception: A row that is there twice is a mistake, and goes when the file is read.
# expects: u01-read 1/2

# task: u01-read
def read_list(text):
    table = pd.read_csv(StringIO(text), dtype={"code": "str", "phone": "str"})
    return table.drop_duplicates()
