# attack: raises the engine's own errors
# base: blank
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# task: u98-count
from grading.engine.proxies import Gone
def count_babies(table):
    raise Gone('tampered')
