"""What holds for all tests."""

import signal

from hypothesis import settings

# How long one example takes says more about what else the machine is doing than about the code.
settings.register_profile("sayso", deadline=None)
settings.load_profile("sayso")

# What a script starts in the background is deaf to Ctrl-C, and so would be the commands that tests start and stop so.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
