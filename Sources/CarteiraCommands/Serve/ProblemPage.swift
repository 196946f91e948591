import Diagnostics
import Localization
import Markup
import Preview

/// The page that stands in for a site that could not be built: what is wrong, and where.
struct ProblemPage {
  private let log: DiagnosticLog
  private let catalog: Catalog

  init(_ log: DiagnosticLog, _ catalog: Catalog) {
    self.log = log
    self.catalog = catalog
  }

  var bytes: [UInt8] {
    var output = OutputBuffer()
    func text(_ key: String) -> String { catalog.text("commands.serve.\(key)") }
    output.append("<!doctype html>\n<html lang=\"" as StaticString)
    output.append(catalog.locale.tag, as: .html)
    output.append(
      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        as StaticString)
    output.append(text("problems-title"), as: .html)
    output.append("</title>\n<link rel=\"stylesheet\" href=\"/" as StaticString)
    output.append(PreviewSite.ownFolder)
    output.append(
      "site.css\">\n</head>\n<body>\n<main id=\"main\">\n<div class=\"head\"><h1>" as StaticString)
    output.append(text("problems-title"), as: .html)
    output.append("</h1>\n<p class=\"lead\">" as StaticString)
    output.append(text("problems-lead"), as: .html)
    output.append("</p></div>\n<div class=\"prose\">\n" as StaticString)
    let formatter = DiagnosticFormatter(words: catalog.diagnosticWords)
    for diagnostic in log.diagnostics.sortedForPrinting()
    where diagnostic.code.severity == .error {
      output.append("<pre><code>" as StaticString)
      output.append(formatter.text(diagnostic), as: .html)
      output.append("</code></pre>\n" as StaticString)
    }
    output.append("</div>\n</main>\n</body>\n</html>\n" as StaticString)
    return output.bytes
  }
}
