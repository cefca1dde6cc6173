"""Runs submissions: the learner's process, the judge's process, and what passes between them.

    marking ─► trial_run ─► nursery ─► zygote (learner) ─fork─► learner: cells, capture, encode
       │           │          └──────► zygote (judge)   ─fork─► judge: proxies, decode, messages
       │           └── one world: orders to the judge, results back as JSON
       └── one job: own world, then the unseen one; a check passes only where both pass

Trust runs one way. The engine believes the judge, within limits on size and form; the judge
believes nothing that a learner's process says; a learner's process is never told more than the next
cell, the names that a task gives, and the arguments of a call. Tests, expected answers and truth
stay with the judge.
"""
