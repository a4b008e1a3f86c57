"""Takes the name of a drawing, a seed and a vitality; gives its SVG text: the garden grows the art.

Roots and stems grow by space colonisation after Runions, Lane and Prusinkiewicz, "Modeling Trees
with a Space Colonization Algorithm" (Eurographics Workshop on Natural Phenomena 2007). Its
parameters (influence distance, kill distance, step) stand in `tree.Pass`, with the inertia, jitter
and flow that we add; `roots.py` gives the figures of every pass, `shoots.py` those of the stems.
"""

from __future__ import annotations

from brochure.garden.scenes import NAMES, grow, grow_all

__all__ = ["NAMES", "grow", "grow_all"]
