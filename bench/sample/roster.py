"""The sixty-odd invented clients."""

from accounts_large import LARGE_ACCOUNTS, MIDDLE_ACCOUNTS
from accounts_small import GONE, INTERNATIONAL, NEW_AND_COMING, SMALL_ACCOUNTS

for account in LARGE_ACCOUNTS + MIDDLE_ACCOUNTS + INTERNATIONAL:
    account.contracts = True
for account in GONE:
    account.contracts = bool(account.ended)

CLIENTS = sorted(
    LARGE_ACCOUNTS + MIDDLE_ACCOUNTS + SMALL_ACCOUNTS + INTERNATIONAL + GONE + NEW_AND_COMING,
    key=lambda client: client.code)
