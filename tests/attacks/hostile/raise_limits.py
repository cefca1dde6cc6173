# attack: raises its own limits
# base: blank
# expects: u98-count--empty passed
# expects: u98-count--missing failed
# flag: resource
# task: u98-count
import resource
won = []
for what in (resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU):
    try:
        resource.setrlimit(what, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        won.append(what)
    except (ValueError, OSError):
        pass
def count_babies(table):
    return 0 if not won else -1
