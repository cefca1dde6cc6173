# misconception: An empty text is as good as a gap.
# expects: u01-read 1/2

# task: u01-read
def read_list(text):
    table = pd.read_csv(StringIO(text), dtype={"code": "str", "phone": "str"})
    return table.fillna({"code": "", "phone": ""})
