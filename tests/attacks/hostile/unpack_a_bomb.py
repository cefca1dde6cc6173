# attack: unpacks kilobytes that become gigabytes
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
import gzip
packed = gzip.compress(bytes(4_000_000), 1) * 400
def count_babies(table):
    return len(gzip.decompress(packed))
