"""How long to wait before the next attempt."""

import random

# The longest pause after the first failure; it doubles with each further one.
_FIRST_PAUSE_MAX = 0.1
_PAUSE_MAX = 10.0
# Beyond it every pause is the longest.
_DOUBLINGS_MAX = 16


def pause(failures: int) -> float:
    """Seconds after so many failures before this one: anywhere between nothing and
    the longest, so that clients that failed together do not come back together."""
    longest = _FIRST_PAUSE_MAX * 2 ** min(failures, _DOUBLINGS_MAX)
    return random.uniform(0, min(longest, _PAUSE_MAX))
