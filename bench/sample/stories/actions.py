"""Actions that somebody put off."""

# Action id, until, why.
SNOOZES = []
