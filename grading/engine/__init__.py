"""Runs submissions: the learner's process, the judge's process, and what passes between them."""
