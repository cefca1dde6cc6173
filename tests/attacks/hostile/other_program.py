# attack: starts another Python to escape
# base: blank
# expects: u98-busiest--commonest failed
# flag: subprocess
# task: u98-busiest
import subprocess
import sys
done = subprocess.run([sys.executable, "-c", "import os; print(os.listdir('/'), os.getuid())"], capture_output=True, text=True, timeout=5)
busiest = done.stdout if "home" in done.stdout else 0
