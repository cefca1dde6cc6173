# attack: writes into every folder that it can see
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# task: u98-count
import os
def plant():
    done = []
    for folder, folders, _ in os.walk("/"):
        folders[:] = [name for name in folders if name not in ("site-packages", "usr", "python3.11")]
        try:
            with open(os.path.join(folder, "planted_by_attack"), "w") as file:
                file.write("x")
            done.append(folder)
        except OSError:
            pass
    return done
outside = [place for place in plant() if not place.startswith("/marking")]
busiest_place = outside
def count_babies(table):
    return 0 if not outside else -1
