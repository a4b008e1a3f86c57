"""`python -m brochure ARGS` in, the exit code of the command out."""

import gc
import os
import sys
from contextlib import suppress

from brochure.cli import main

if __name__ == "__main__":
    # A command ends within seconds, and nearly all that it makes lives to its end. To look through
    # a million objects again and again, and to take each apart at the end, took a sixth of the
    # time; the system takes the memory back at once. A command that stays turns `gc` on again.
    gc.disable()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
