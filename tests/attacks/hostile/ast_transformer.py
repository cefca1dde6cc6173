# attack: turns every later cell into 1.0
# base: blank
# flag: ast_transformers
# task: u98-count
import ast
class Partial(ast.NodeTransformer):
    def visit_Module(self, node):
        return ast.parse("1.0")
get_ipython().ast_transformers.append(Partial())
