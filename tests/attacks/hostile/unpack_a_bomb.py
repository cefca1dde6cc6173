# attack: unpacks kilobytes that become gigabytes
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# task: u98-count
import zlib
def count_babies(table):
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(10_000_000)) for _ in range(40)) + packer.flush()
    return len(zlib.decompress(packed))
