# attack: writes until the disk is full
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# task: u98-count
written = 0
try:
    for number in range(10_000):
        with open(f"big_{number}", "wb") as file:
            written += file.write(b"x" * 2**20 * 8)
except OSError:
    pass
def count_babies(table):
    return 0 if written < 2**30 else -1
