"""What a submission may touch: its own data, a small folder in memory, and nothing else."""
