# attack: memory taken in small pieces
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# says: MemoryError
# task: u98-count
hoard = []
while True:
    hoard.append(bytearray(2**25))
