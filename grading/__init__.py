"""The marking engine: from `exercise.md` to marks, feedback and evidence."""
