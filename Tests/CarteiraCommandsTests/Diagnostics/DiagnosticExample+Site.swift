extension DiagnosticExample {
  /// Downloads, the preview and copies of templates.
  static let site = [
    DiagnosticExample(
      "E399", "A full disk under TMPDIR while the client list becomes a spreadsheet",
      "Make room, or set TMPDIR to a folder that has some."),
    DiagnosticExample(
      "W472", "An export of which only the headings came, and `carteira build`",
      "Export again and build; nothing but the site was replaced."),
    DiagnosticExample(
      "E482", "`carteira serve` twice with the same port", "Choose another with `--port`."),
    DiagnosticExample(
      "E483", "`carteira serve --port 80` without the rights",
      "Choose a port of 1024 or more."),
    DiagnosticExample(
      "E484", "`carteira templates eject profile.html` over an edited one",
      "Move yours away, or pass `--replace`."),
    DiagnosticExample(
      "E497", "`carteira build --only 1017` a day after the site was made",
      "Build without `--only`, or give `--as-of` the day of the site."),
    DiagnosticExample(
      "E498", "`carteira templates eject profil.html`",
      "Use the name suggested, or look it up with `carteira templates list`."),
    DiagnosticExample("E480", "A template saved as Latin-1", "Save the file as UTF-8."),
  ]
}
