"""Which names a cell makes and which it needs, read from its code without running it."""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterator

BUILTINS = frozenset(dir(builtins)) | {"__name__", "__file__", "__builtins__"}


def made(source: str) -> frozenset[str]:
    """The names that the cell binds at its top level."""
    top = symtable.symtable(source, "<cell>", "exec")
    return frozenset(
        symbol.get_name()
        for symbol in top.get_symbols()
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
    ) | frozenset(_declared_global(top))


def needed(source: str) -> dict[str, int]:
    """The names that the cell takes from elsewhere, each with the line of its first use."""
    top = symtable.symtable(source, "<cell>", "exec")
    used = {
        symbol.get_name()
        for table in _tables(top)
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (symbol.is_global() or table is top)
    }
    free = used - made(source) - BUILTINS
    lines: dict[str, int] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id in free:
            lines[node.id] = min(node.lineno, lines.get(node.id, node.lineno))
    return lines


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _tables(child)


def _declared_global(top: symtable.SymbolTable) -> Iterator[str]:
    for table in _tables(top):
        for symbol in table.get_symbols():
            if symbol.is_declared_global() and symbol.is_assigned():
                yield symbol.get_name()
