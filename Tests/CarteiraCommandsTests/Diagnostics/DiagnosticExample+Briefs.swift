extension DiagnosticExample {
  /// Documents that are sent, and the settings of mail.
  static let briefs = [
    DiagnosticExample(
      "E540", "`mail: { from: carteira@empresa }`",
      "Write the whole address; a name goes before it, as in `Name <name@company.com>`."),
    DiagnosticExample(
      "E541", "`internal-domains: [\"@empresa.com.br\"]`", "Use the domain suggested."),
    DiagnosticExample(
      "E542", "`directors: [Gustavo Leau]`", "Use the name suggested, or add the person."),
    DiagnosticExample(
      "W543", "A member with an address of a free mail service",
      "Mend the address, or add its domain to `internal-domains`."),
    DiagnosticExample(
      "W544", "`marina.tavares@` in the table of the team", "Complete the address."),
    DiagnosticExample("W545", "`carteira brief` without `mail:`", "Say who writes: `mail: from`."),
    DiagnosticExample(
      "E546", "`carteira brief --owner \"Marina Tavarez\"`", "Use the name suggested."),
    DiagnosticExample(
      "E547", "`carteira brief 000101 --meeting 2026-11-30 --with \"Sérgio Lemoz\"`",
      "Use the name suggested, or add the contact."),
    DiagnosticExample(
      "W548", "A handoff with pages of notes", "Shorten the notes, or send the printed sheet."),
    DiagnosticExample(
      "E549", "A zero byte in the name of a client", "Take it out of the data."),
    DiagnosticExample(
      "E550", "`mail: { from: { name: \"Ana\\nPrado\", address: ana@empresa.com.br } }`",
      "Write the name in one line."),
  ]
}
