"""Numbers that look like Brazilian tax numbers, and a source of numbers that never changes."""


class Source:
    """SplitMix64: the same numbers on every machine and with every version of Python."""

    salt = 0  # another one gives another portfolio

    def __init__(self, seed):
        self.state = (seed + Source.salt * 0xD1342543DE82EF95) & 0xFFFFFFFFFFFFFFFF

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return mixed ^ (mixed >> 31)

    def below(self, bound):
        """A whole number from 0 to bound - 1."""
        return self.next() % bound

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def pick(self, values):
        return values[self.below(len(values))]

    def chance(self, percent):
        return self.below(100) < percent


def check_digit(characters, weights):
    """The digit modulo 11 of the Receita Federal; a letter counts as its ASCII code less 48."""
    rest = sum((ord(c) - 48) * w for c, w in zip(characters, weights)) % 11
    return "0" if rest < 2 else str(11 - rest)


def cpf(base):
    """A CPF of nine digits given as a number."""
    digits = f"{base:09d}"
    digits += check_digit(digits, range(10, 1, -1))
    digits += check_digit(digits, range(11, 1, -1))
    return f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}-{digits[9:]}"


def cnpj(root, branch="0001"):
    """A CNPJ of eight characters and a branch of four."""
    weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    characters = f"{root}{branch}"
    characters += check_digit(characters, weights[1:])
    characters += check_digit(characters, weights)
    c = characters
    return f"{c[:2]}.{c[2:5]}.{c[5:8]}/{c[8:12]}-{c[12:]}"
