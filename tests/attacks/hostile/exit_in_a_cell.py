# attack: a cell that ends the whole process
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: _exit
# says: ended the whole process
# task: u98-count
import os
os._exit(0)
