# attack: gives a range that no one can list
# base: blank
# expects: u98-busiest--commonest failed
# task: u98-busiest
busiest = range(10**15)
