"""Lets one process of this project through at a time. Standard library, Python 3.8.

A lock of the operating system on a file: it is free again as soon as its holder stops,
also after a crash or a power cut, so no stale lock can remain.
"""

import contextlib
import os
import time

SLOT = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), ".opstart.slot"
)

# The open lock, for children that must keep holding it when only we are killed.
HELD = []


@contextlib.contextmanager
def slot(when_waiting, path=SLOT):
    """Hold the lock for the block; call `when_waiting` once if another holds it."""
    try:
        handle = open(path, "a+")  # noqa: SIM115 - closed below
    except OSError:  # a folder we may only read: nothing to collide over
        yield
        return
    with handle:
        if not take(handle, wait=False):
            when_waiting()
            take(handle, wait=True)
        HELD.append(handle.fileno())
        try:
            yield
        finally:
            HELD.remove(handle.fileno())


def take(handle, wait):
    if os.name == "nt":
        return take_on_windows(handle, wait)
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network drives know no locks: go on without
        return True
    return True


def take_on_windows(handle, wait):
    import msvcrt

    while True:
        try:
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
            return True
        except OSError:
            if not wait:
                return False
            time.sleep(0.5)
