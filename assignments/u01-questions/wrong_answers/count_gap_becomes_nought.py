# misconception: A setting that gave no count has no children.
# expects: u01-read 1/2

# task: u01-read
def read_list(text):
    table = pd.read_csv(StringIO(text), dtype={"code": "str", "phone": "str"})
    return table.fillna({"children": 0})
