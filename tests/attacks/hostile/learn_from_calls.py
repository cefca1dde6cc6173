# attack: remembers what checks pass in, and prints it later
# base: blank
# expects: u98-count--empty failed
# expects: u98-count--missing failed
# task: u98-count
seen = []
def count_babies(table):
    seen.append(table.to_dict())
    print(seen)
    return -1
