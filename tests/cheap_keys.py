"""Guesses at a passphrase cost nothing in tests; imported before the keys take the cost.

What a guess costs in the program is `SHIPPED`; who tests that takes the fixture `_shipped_cost`.
"""

from sipdesk.storage import sealing

SHIPPED = sealing.FLOOR

sealing.FLOOR = sealing.Cost(2, 16, 2)  # each of the three can still be too low
