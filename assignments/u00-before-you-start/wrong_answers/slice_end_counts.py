# misconception: A slice takes in the place at which it stops.
# expects: u00-summer 1/2

# task: u00-summer
def summer(monthly):
    return monthly[5:7]
