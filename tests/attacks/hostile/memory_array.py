# attack: an array of 10 GB, every page touched
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# says: MemoryError
# task: u98-count
import numpy
huge = numpy.ones(10 * 2**30 // 8)
