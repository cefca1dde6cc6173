# attack: looks for its own notebook, to read hidden tests from it
# base: blank
# expects: u98-busiest--commonest failed
# task: u98-busiest
import glob
places = ["*", "../*", "/*", "/*/*", "/*/*/*", "../../**/*"]
found = [open(path).read() for place in places for path in glob.glob(place + ".ipynb")]
busiest = found[0] if found else 0
