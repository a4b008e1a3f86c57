"""`python -m brochure ARGS` in, the exit code of the command out."""

import sys

from brochure.cli import main

if __name__ == "__main__":
    sys.exit(main())
