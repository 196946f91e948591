import Markup
import Templating

/// Templates that people edit, compiled and rendered over values of every kind.
///
/// The first byte chooses what the template makes. A line of dashes begins a partial of the same kind.
enum TemplateDoor {
  private static let kinds = ["html", "md", "csv", "txt"]
  /// What a value begins with; it must never reach HTML as it is.
  private static let hostile = "<xq\"'>"

  private struct Row {
    let name: String
    let amount: Int64
  }

  private struct Page {
    let title: String
    let note: String?
    let rows: [Row]
  }

  private static let row = Schema<Row>(
    "row", "A row",
    [.text("name", "Its name") { $0.name }, .money("amount", "What it cost") { $0.amount }])

  private static let page = Schema<Page>(
    "page", "A page",
    [
      .text("title", "Its title") { $0.title },
      .optionalText("note", "A note") { $0.note },
      .html("body", "Its body") { _ in HTMLFragment(trusted: Array("body".utf8)) },
      .integer("count", "How many") { $0.rows.count },
      .flag("long", "Whether there are many") { $0.rows.count > 1 },
      .percent("share", "A share") { _ in FixedPoint(125, scale: 3) },
      .day("day", "A day") { _ in 20_000 },
      .texts("tags", "Words") { [$0.title, "b"] },
      .list("rows", "Its rows", of: row) { $0.rows },
    ])

  private static let filters = [
    Filter("money", accepts: [.money], "As money") { value, _, output in
      if case .scalar(let scalar) = value { output.append(decimal: scalar.value) }
    }
  ]

  static func read(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    let kind = kinds[Int(first) % kinds.count]
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let parts = text.split(separator: "\n---\n", maxSplits: 2, omittingEmptySubsequences: false)
    let sources = zip(["page.\(kind)", "part.\(kind)", "frame.\(kind)"], parts).map {
      TemplateSource(name: $0, text: String($1))
    }
    var limits = TemplateLimits()
    limits.outputBytes = 1 << 20
    guard
      let library = try? TemplateLibrary(
        sources: sources, documents: ["page.\(kind)": page.record], filters: filters,
        messages: ["hello": .text("Olá")], limits: limits)
    else { return true }
    let value = page.value(
      of: Page(
        title: hostile, note: nil,
        rows: [Row(name: hostile, amount: -1), Row(name: "", amount: .max)]))
    var output: [UInt8] = []
    guard (try? library.render("page.\(kind)", value, into: &output)) != nil else { return true }
    precondition(output.count <= limits.outputBytes, "a page passes its limit")
    if kind == "html", !text.contains("xq") {
      precondition(
        !String(decoding: output, as: UTF8.self).contains("<xq"), "a value came through as markup")
    }
    return true
  }
}
