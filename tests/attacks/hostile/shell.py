# attack: runs shell commands in the notebook's way
# base: blank
# expects: u98-busiest--commonest failed
# task: u98-busiest
!rm -rf /
%cd /
!curl example.invalid
busiest = 'x'
