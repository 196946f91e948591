extension DiagnosticExample {
  /// Records of tables, and columns of the company's own.
  static let records = [
    DiagnosticExample(
      "E180", "A rate without a day, a relation without its second contact",
      "Fill the cell in."),
    DiagnosticExample("E181", "`5,43 (aprox.)` as an exchange rate", "Write the number alone."),
    DiagnosticExample(
      "E182", "`fornecedores` as the table of a past value", "Use the name of a table."),
    DiagnosticExample(
      "E184", "`gerente` as the field of a past value of a product",
      "Use a heading that the table itself could have."),
    DiagnosticExample(
      "E185", "Ana reports to Bruno, Bruno to Carla, Carla to Ana",
      "Ask one of them and mend the line."),
    DiagnosticExample(
      "E186", "C-001 brought C-002, and C-002 brought C-001", "Delete the wrong row."),
    DiagnosticExample(
      "E187", "CT-7 of C-001 from January, and CT-7 of C-002 from June",
      "Give the second contract a number of its own."),
    DiagnosticExample("E188", "A relation from P-001 to P-001", "Name the other contact."),
    DiagnosticExample(
      "E189", "`custom: { Segmento Interno: { column: Segmento } }`",
      "Use the name suggested, `segmento-interno`; what people read is the label."),
    DiagnosticExample(
      "E195", "`custom: { sector: { column: Setor interno } }` for clients",
      "Name it otherwise, or map the known field under `columns`."),
    DiagnosticExample(
      "W163", "A CSAT score of 9, an influence of 7", "Mend the number, or the kind of survey."),
    DiagnosticExample("W164", "`ana(arroba)exemplo.com`", "Mend the address."),
    DiagnosticExample(
      "W165", "A contact marked as vacant with the name of whoever left",
      "Empty the name; past holders belong into history."),
    DiagnosticExample(
      "W166", "`contornar` for a contact whose veto is `sim`", "Convert or counter; ask for help."),
    DiagnosticExample(
      "W167", "A tier set by hand without a reason or without a last day",
      "Fill in tier-reason and tier-until, or empty the override."),
    DiagnosticExample(
      "W168", "The contact P-7 with two birthdays at two clients",
      "Mend one of them, or give one person another id."),
  ]
}
