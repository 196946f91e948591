"""Files as a Brazilian ERP exports them: `;`, decimal comma, dd/mm/aaaa, CRLF."""


def money(cents):
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    whole = f"{cents // 100:,}".replace(",", ".")
    return f"{sign}{whole},{cents % 100:02d}"


def day(value):
    return value.strftime("%d/%m/%Y") if value else ""


def cell(value):
    text = "" if value is None else str(value)
    if any(mark in text for mark in ';"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def table(header, rows, encoding):
    """The bytes of a table."""
    lines = [";".join(cell(v) for v in row) for row in [header, *rows]]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)
