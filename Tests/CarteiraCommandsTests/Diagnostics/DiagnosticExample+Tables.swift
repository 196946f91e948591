extension DiagnosticExample {
  /// Tables in YAML and new tables.
  static let tables = [
    DiagnosticExample(
      "E190", "`- Padaria Sol` where a record was to begin",
      "Give the value a name: `- name: Padaria Sol`."),
    DiagnosticExample(
      "E191", "`lines: [{ product: Café }]` in a record",
      "Give each line a row of its own in its own table."),
    DiagnosticExample(
      "E192", "`C-001: { id: C-010 }`", "Keep one of the two; the key is the id."),
    DiagnosticExample(
      "E193", "`contracts: { file: data/all.yaml }` where the file has `contacts:` alone",
      "Add the table to the file, or mend the source."),
    DiagnosticExample(
      "E194", "`contacts:` and `contarcts:` side by side in a file of several tables",
      "Use the name suggested."),
    DiagnosticExample(
      "E478", "`carteira init . --with contrato`",
      "Use the name suggested, or one of those in the message, in either language."),
  ]
}
