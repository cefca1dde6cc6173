"""Side-by-side measurements: `python -m benchmarks [NAME...]`, or `--help` for the list.

Every benchmark is a module or package here with one `BENCHMARK`, or several `BENCHMARKS`. Peers run
in environments of their own under build/bench-envs, made from the public package index the first
time. All that is compared in one table was measured in the same run, on the same machine, one after
the other.
"""
