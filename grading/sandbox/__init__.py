"""What a submission may touch: its own data, a small folder in memory, and nothing else.

`confine.enter` is the way in, `view` what can be seen of the disk, `limits` how much may be used,
`seccomp` which system calls are refused, and `doctor.available` what of this works on a machine.
"""
