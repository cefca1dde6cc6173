# attack: makes files until there are no more
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# task: u98-count
made = 0
try:
    for made in range(1_000_000):
        open(f"tmp/{made}", "w").close()
except OSError:
    pass
def count_babies(table):
    return 0 if made < 100_000 else -1
