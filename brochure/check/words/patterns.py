"""A pattern as text in; the same out, compiled when a sentence first needs it: most never are.

PCRE2 compiles a pattern about twelve times as fast as Python's `re` does, and compiling is most of
what the rules cost a build. Where there is no PCRE2 for a machine, `re` reads the same patterns
with the same result (`tests/check/words/test_patterns.py` compares them).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

try:
    import pcre2  # type: ignore[import-untyped]
except ImportError:  # no wheel for this machine
    pcre2 = None


@lru_cache(4096)
def rx(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once; both engines answer to the same names."""
    if pcre2 is None:
        return re.compile(pattern)
    return cast("re.Pattern[str]", pcre2.compile(pattern, jit=False))
