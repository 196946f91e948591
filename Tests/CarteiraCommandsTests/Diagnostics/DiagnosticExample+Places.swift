extension DiagnosticExample {
  /// Files and folders that are named on the command line, or that a command looks for.
  static let places = [
    DiagnosticExample(
      "E460", "`carteira audit verify` after output/audit.jsonl was removed",
      "Restore the log from a copy; where nothing was built yet, build first."),
    DiagnosticExample(
      "E461", "`carteira snapshot verify --all` before the first snapshot",
      "Seal one, or name the archive with `--archive`."),
    DiagnosticExample(
      "E462", "`carteira import --sheet Notas notas.csv`", "Leave `--sheet` out."),
    DiagnosticExample(
      "E467",
      "`carteira export clients --to csv -o output/audit.jsonl`, or `-o output/site/lista.csv`",
      "Name a path outside of the site, the archive and the other folders that the program writes."),
    DiagnosticExample(
      "E468", "`carteira snapshot --archive output/site`",
      "Name a folder that is for nothing else, or leave `--archive` out."),
    DiagnosticExample(
      "E469", "`carteira snapshot list --archive carteira.yaml`",
      "Name the folder of the snapshots."
    ),
  ]
}
