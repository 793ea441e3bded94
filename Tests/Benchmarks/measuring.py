"""Time, processor time and memory of programs as whole processes."""
import os
import subprocess
import sys
import time


def measured(arguments: list, folder: str) -> dict:
    """Runs a program to its end; exit code 1 (findings) is fine, everything above ends the measurement."""
    start = time.monotonic()
    process = subprocess.Popen([str(argument) for argument in arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(error.decode())
    return {"seconds": round(time.monotonic() - start, 3), "cpu": round(usage.ru_utime + usage.ru_stime, 3),
            "megabytes": round(usage.ru_maxrss / 1024, 1)}


def median(figures: list) -> dict:
    """The run with the middle time."""
    return sorted(figures, key=lambda figure: figure["seconds"])[len(figures) // 2]
