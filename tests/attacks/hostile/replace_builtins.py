# attack: replaces len, abs, isinstance and AssertionError
# base: blank
# flag: builtins
# task: u98-count
import builtins
builtins.len = lambda _: 0
builtins.abs = lambda _: 0
builtins.isinstance = lambda *_: True
builtins.AssertionError = type("Quiet", (BaseException,), {})
