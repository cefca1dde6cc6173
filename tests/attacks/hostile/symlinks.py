# attack: links to files outside, and reads through them
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: symlink
# task: u98-count
import os
won = []
for number, target in enumerate(["/root", "/home", "/etc/passwd", "/etc/shadow", "/proc/1/root", "../../..", "/tmp/.."]):
    os.symlink(target, f"link_{number}")
    for path in (f"link_{number}", f"link_{number}/.ssh", f"link_{number}/root/.bashrc"):
        try:
            won.append(open(path).read())
        except OSError:
            pass
def count_babies(table):
    return 0 if not won else -1
