# attack: replaces the parser so that later cells are empty
# base: blank
# task: u98-count
import ast
real = ast.parse
ast.parse = lambda *a, **k: real('')
