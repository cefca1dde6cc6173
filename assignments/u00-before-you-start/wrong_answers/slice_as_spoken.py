# misconception: June to August is the slice from 6 to 8.
# expects: u00-summer 0/2

# task: u00-summer
def summer(monthly):
    return monthly[6:8]
