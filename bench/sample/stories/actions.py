"""Actions that somebody put off."""

# Action id, until, why.
SNOOZES = [
    ("cadence-000124", "2027-09-30", "Sazonal: só compra de dezembro a março"),
    ("renewal-000112", "2027-01-08", "Licitação: não se fala em preço antes do edital"),
]
