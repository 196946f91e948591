extension DiagnosticExample {
  /// Sealing, comparing and thinning out.
  static let snapshots = [
    DiagnosticExample(
      "E491", "A snapshot of a later version of the program",
      "Use that version; its site opens anyway."),
    DiagnosticExample(
      "W492", "A file of the last snapshot was edited",
      "Run `carteira snapshot verify`; restore it from a copy."),
    DiagnosticExample(
      "W493", "A later version of the program sealed the last snapshot",
      "Use that version, or seal again."),
    DiagnosticExample("E494", "A file of the site with a strange name", "Report it: a defect."),
    DiagnosticExample(
      "W495", "A sealed metrics.json was edited",
      "Run `carteira snapshot verify`; restore it from a copy."),
    DiagnosticExample(
      "E499", "`build --only C-001 --as-of 2026-10-31` over a site of 16 November",
      "Build without `--only`, or with the day and language of the site."),
    DiagnosticExample(
      "W496", "No memory for the table of what the snapshots said",
      "The pages are whole but for these trends; free memory and build again."),
    DiagnosticExample("E500", "Two `carteira snapshot` at once", "Wait."),
    DiagnosticExample(
      "E501", "`carteira snapshot show 2026-02-30`", "Take a name of `carteira snapshot list`."),
    DiagnosticExample(
      "E502", "A sealed file was edited", "Run `carteira snapshot verify`; restore it from a copy."),
    DiagnosticExample(
      "E503", "Your own file in output/archive/2026-11-16", "Move it away; then prune again."),
    DiagnosticExample("E504", "Two files of one address in a snapshot", "Report it: a defect."),
    DiagnosticExample("E505", "output/archive is a link", "Put the folder itself there."),
    DiagnosticExample(
      "E506", "`export` where a file of that name lies", "Give `--replace` or another name."),
  ]
}
