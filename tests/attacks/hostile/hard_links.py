# attack: links by number and name to files that are not its own
# base: solution
# expects: u98-count--empty passed
# expects: u98-count--missing passed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: files that are not part of the exercise
# task: u98-count
import os
got = []
for target in ("data/manifest.json", "data/tables/births.csv", "/etc/passwd", "/proc/1/root", "../../gradebook.db"):
    try:
        os.link(target, f"copy-{len(got)}")
        with open(f"copy-{len(got)}", "a") as file:
            file.write("spoilt")
        got.append(target)
    except OSError:
        pass
def count_babies(table):
    return -1 if got else int(table["birth_id"].count())
