# misconception: January has the number 1 in a list.
# expects: u00-summer 1/2

# task: u00-summer
def summer(monthly):
    return monthly[6:9]
