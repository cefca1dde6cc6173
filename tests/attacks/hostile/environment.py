# attack: looks for secrets in its environment
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: environ
# task: u98-count
import os
seen = [v for k, v in os.environ.items() if any(w in k for w in ("TOKEN", "SECRET", "KEY", "PASSWORD", "SSH", "AWS"))]
def count_babies(table):
    return 0 if not seen else -1
