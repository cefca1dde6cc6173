"""The corpus has an attack for each thing that is known to be tried, and none without a statement.

One table for what we measured on stock nbgrader, one for what a marking has to withstand besides.
"""

from __future__ import annotations

import pytest
from target_world import HERE
from test_broken_notebooks import BROKEN, UNREADABLE

FILES = {path.stem for path in (HERE / "hostile").glob("*.py")}

ON_STOCK = {
    "infinite loop": ("infinite_loop", "infinite_loop_in_a_call"),
    "10 GB array, all touched": ("memory_array",),
    "100 forks, setsid, sleep": ("fork_bomb",),
    "os._exit": ("exit_in_a_cell", "exit_in_a_call"),
    "writes and deletes files": ("write_everywhere", "delete_everything"),
    "prints 200 MB": ("print_200_mb", "flood_in_a_call"),
    "edits test cells": ("edited tests", "edited tests, nothing answered"),
    "deletes test cells": ("deleted tests",),
    "duplicated grade_id": ("every cell twice", "one cell twice"),
    "wrong kernel name": ("another kernel",),
    "invalid JSON, empty file": ("half a file", "no JSON", "an empty file"),
    "notebook format 3": ("notebook format 3",),
    "test cell turned into text": ("tests turned into text",),
    "non-daemon thread still alive": ("thread_alive",),
    "input transformer drops asserts": ("input_transformer",),
    "kernel's do_execute patched": ("do_execute",),
    "syntax tree replaced by 1.0": ("ast_transformer",),
    "parser replaced": ("replace_ast_parse",),
    "object that always agrees": ("always_equal", "always_equal_value", "pretends_to_be_text"),
    "builtins replaced": ("replace_builtins",),
    "settrace and hooks": ("settrace", "watch_every_call"),
    "reads its own notebook": ("read_own_notebook",),
    "opens gradebook, source, other submissions": ("read_the_gradebook", "other_learners"),
    "writes the gradebook": ("write_the_gradebook",),
    "uses sockets": ("network", "loopback"),
}
BESIDES = {
    "the parent's memory": ("parent_memory", "proc_memory"),
    "its own memory": ("search_memory", "change_what_is_true"),
    "ptrace": ("ptrace",),
    "inherited descriptors": ("inherited_descriptors", "close_every_descriptor"),
    "/proc": ("proc_memory", "mount_proc", "look_up_the_stack"),
    "links": ("symlinks", "hard_links"),
    "devices": ("devices",),
    "other namespaces and rare calls": ("namespace_of_its_own", "rare_system_calls"),
    "rights": ("become_root", "raise_limits"),
    "forged outputs and results": ("forge_a_result", "forge_an_answer", "forge_a_chart"),
    "forged data": ("forge_arrow", "forge_offsets", "forge_shape", "forge_dtype", "not_json"),
    "functions that raise": ("raise_what_nobody_catches", "hostile_message", "exit_in_a_call"),
    "functions that hang": ("infinite_loop_in_a_call", "power_of_powers", "hostile_del"),
    "functions that give generators or functions": (
        "generator_from_a_call",
        "endless_answer",
        "function_from_a_call",
    ),
    "hostile objects": ("hostile_repr", "hostile_reduce", "objects_in_a_column"),
    "recursion": ("deep_recursion", "deep_recursion_unlimited", "contains_itself"),
    "recursive JSON": ("recursive_json", "forge_deep"),
    "not-a-number": ("nan",),
    "changed pandas": ("patch_pandas", "frame_subclass"),
    "import hooks": ("import_hook",),
    "atexit": ("atexit",),
    "signals": ("ignore_signals", "kill_everyone", "stop_itself"),
    "the clock": ("stop_the_clock", "infinite_loop_swallows_the_alarm"),
    "threads": ("thread_alive", "busy_threads", "thread_flood"),
    "the pipe held open": ("hold_the_pipe", "half_a_message"),
    "processes that stay": ("double_fork", "outlive_the_engine"),
    "disk and inodes": ("fill_the_disk", "sparse_file", "inodes", "deep_folders"),
    "memory": ("memory_slowly", "memory_by_a_family", "unpack_a_bomb", "huge_answer"),
    "logs": ("print_200_mb", "long_message", "terminal_escape"),
    "names of other learners": ("other_learners",),
    "calling the judge back": ("call_the_judge_back", "learn_from_calls"),
    "the seed": ("guess_the_seed", "read_the_truth"),
    "answers typed in": ("typed_in", "typed_in_by_size"),
    "the data": ("change_the_data", "spoil_the_table", "spoil_the_arguments"),
    "the next submission": ("shared_memory",),
}


@pytest.mark.parametrize("row", [*ON_STOCK, *BESIDES])
def test_each_thing_that_is_tried_has_an_attack(row: str) -> None:
    known = FILES | set(BROKEN) | set(UNREADABLE)
    assert set({**ON_STOCK, **BESIDES}[row]) <= known


def test_there_are_at_least_as_many_attacks_as_promised() -> None:
    named = {name for names in BESIDES.values() for name in names}
    assert len(named - {name for names in ON_STOCK.values() for name in names}) >= 25
    assert len(FILES) >= 100
