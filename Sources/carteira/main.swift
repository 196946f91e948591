import CarteiraCommands

Carteira.begin()
