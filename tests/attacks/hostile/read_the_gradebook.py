# attack: looks for the gradebook, the answers and other submissions
# base: blank
# expects: u98-busiest--commonest failed
# flag: gradebook.db
# task: u98-busiest
import os
def search():
    wanted = ("gradebook.db", "exercise.md", ".ipynb", "people.parquet", "links.parquet", "truth")
    for folder, folders, files in os.walk("/"):
        folders[:] = [name for name in folders if name not in ("site-packages", "usr", "python3.11")]
        for name in folders + files:
            if name.endswith(wanted):
                yield os.path.join(folder, name)
seen = list(search())
busiest = seen and seen[0]
print(seen)
