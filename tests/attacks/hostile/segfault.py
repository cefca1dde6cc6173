# attack: breaks the interpreter
# base: solution
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# expects: u98-busiest--commonest passed
# expects: u98-table--columns passed
# expects: u98-table--numbers passed
# expects: u98-chart--title passed
# flag: ctypes
# task: u98-count
import ctypes
ctypes.string_at(0)
