"""The marking engine: from `exercise.md` to marks, feedback and evidence.

These names need the standard library only, so that a sandboxed process may import this package.
"""

from grading.course import Assignment, Task
from grading.faults import Faulty, Unusable
from grading.outcomes import Backend, Job, Outcome, Verdict

__all__ = ["Assignment", "Backend", "Faulty", "Job", "Outcome", "Task", "Unusable", "Verdict"]
