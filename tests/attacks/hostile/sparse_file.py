# attack: files of a terabyte that hold nothing
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
made = []
for name in ("hole", "/tmp/hole", "/dev/shm/hole"):
    try:
        with open(name, "wb") as file:
            file.truncate(10**12)
        made.append(name)
    except OSError:
        pass
def count_babies(table):
    return -1 if made else int(table["birth_id"].count())
