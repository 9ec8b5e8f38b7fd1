"""How often Python looks for garbage that refers to itself.

Most objects here live as long as a connection does, and there are some hundred for each. The collector looks at young
objects after every 700 that are made, and at all of them whenever a quarter is new: while two thousand clients came
back that was a quarter of the processor time, in pauses of up to half a second, and found next to nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Young objects are looked at after so many more of them, those that survived after so many looks at the younger ones.
# What is found is what exceptions and their tracebacks leave: some megabytes at the most, in between.
THRESHOLDS = (10_000, 20, 100)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Meanwhile garbage is looked for rarely, and never among what is there already: code, models, templates."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
