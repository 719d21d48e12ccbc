"""How much is shown at once unless more is asked for.

Commands say these numbers in their help, so this module imports nothing.
"""

from __future__ import annotations

MOST_ACCOUNTS = 30
"""Articles that are laid side by side: more than one event hardly fits on a page."""
