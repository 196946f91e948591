import Diagnostics
import Markup
import Templating

/// A client as the tests show it.
struct Client: Sendable {
  var name = "Padaria São João"
  var note: String? = "Liga às sextas"
  var bio: HTMLFragment? = HTMLFragment(trusted: Array("<p>Olá</p>".utf8))
  var revenue: Int64 = 1_234_56
  var last: Int32? = 20_000
  var orders = 3
  var active = true
  var link = "https://example.com/?a=1&b=2"
  var tags = ["vip", "<b>"]
  var rows: [Row] = [Row(product: "Pão", amount: 500), Row(product: "Bolo & café", amount: -1250)]
  var owner: Owner? = Owner(name: "Ana", team: Team(name: "Sul"))
  var root = Node(name: "raiz", children: [Node(name: "a", children: [Node(name: "b")])])
  var card = "row-card.html"
}

struct Row: Sendable {
  var product: String
  var amount: Int64
  var kind = "sale.html"
}

struct Team: Sendable {
  var name: String
}

struct Owner: Sendable {
  var name: String
  var team: Team?
}

struct Node: Sendable {
  var name: String
  var children: [Node] = []
}

enum Fixture {
  static let row = Schema<Row>(
    "row", "A line of a purchase",
    [
      .text("product", "What was bought") { $0.product },
      .money("amount", "What it cost") { $0.amount },
      .text("kind", "The template that shows it") { $0.kind },
    ])
  static let team = Schema<Team>("team", "A team", [.text("name", "Its name") { $0.name }])
  static let owner = Schema<Owner>(
    "owner", "Who answers for a client",
    [
      .text("name", "Their name") { $0.name },
      .optionalRecord("team", "Where they work", team) { $0.team },
    ])
  static let node: Schema<Node> = Schema(
    "node", "A point of a tree",
    [
      .text("name", "Its name") { $0.name },
      .list("children", "What hangs on it", of: node) { $0.children },
    ])
  static let client = Schema<Client>(
    "client", version: 2, "All about one client",
    [
      .text("name", "The name") { $0.name },
      .optionalText("note", "A note") { $0.note },
      .optionalHTML("bio", "Who they are") { $0.bio },
      .money("revenue", "What they bought") { $0.revenue },
      .optionalDay("last", "The last purchase") { $0.last },
      .integer("orders", "How many orders") { $0.orders },
      .flag("active", "Whether they buy") { $0.active },
      .text("link", "Their page") { $0.link },
      .texts("tags", "Words about them") { $0.tags },
      .list("rows", "The last lines", of: row) { $0.rows },
      .optionalRecord("owner", "Who answers for them", owner) { $0.owner },
      .record("root", "A tree", node) { $0.root },
      .text("card", "A template's name") { $0.card },
    ])

  static let filters = [
    Filter("money", accepts: [.money], "Writes an amount") { value, _, output in
      guard case .scalar(let scalar) = value else { return }
      output.append(decimal: scalar.value / 100)
      output.append(",")
      output.append(digits: UInt64(scalar.value.magnitude % 100), atLeast: 2)
    },
    Filter("date", accepts: [.day], "Writes a date") { value, _, output in
      guard case .scalar(let scalar) = value else { return }
      output.append("day ")
      output.append(decimal: scalar.value)
    },
    Filter("count", accepts: [.integer, .count], argument: .message, "Counts things") {
      value, argument, output in
      guard case .integer(let number) = value,
        case .message(.plural(let one, let other))? = argument
      else { return }
      output.append((number == 1 ? one : other).replacing("{count}", with: String(number)))
    },
    Filter("quoted", accepts: [.text], argument: .text, "Puts marks around") {
      value, argument, output in
      guard case .text(let text) = value, case .text(let mark)? = argument else { return }
      output.append(mark + text + mark)
    },
    Filter("markdown", accepts: [.text], output: .html, "Makes HTML of Markdown") {
      value, _, output in
      guard case .text(let text) = value else { return }
      output.append("<em>")
      output.append(text, as: .html)
      output.append("</em>")
    },
  ]

  static let messages: [String: Message] = [
    "home.title": .text("Carteira & clientes"),
    "home.as-of": .text("Posição em {value}, final"),
    "none": .text("–"),
    "orders": .plural(one: "{count} pedido", other: "{count} pedidos"),
  ]

  /// A library whose first source shows a client.
  static func library(
    _ sources: [(name: String, text: String)], documents: [String: RecordSchema] = [:],
    limits: TemplateLimits = TemplateLimits()
  ) throws -> TemplateLibrary {
    try TemplateLibrary(
      sources: sources.map { TemplateSource(name: $0.name, text: $0.text) },
      documents: documents.merging([sources[0].name: client.record]) { first, _ in first },
      filters: filters, messages: messages, limits: limits)
  }

  /// What a template makes of a client.
  static func render(
    _ template: String, name: String = "page.html",
    partials: KeyValuePairs<String, String> = [:], client: Client = Client(),
    documents: [String: RecordSchema] = [:]
  ) throws -> String {
    let sources = [(name: name, text: template)] + partials.map { (name: $0.key, text: $0.value) }
    let library = try library(sources, documents: documents)
    var bytes: [UInt8] = []
    try library.render(name, Fixture.client.value(of: client), key: client.name, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is wrong with a template.
  static func findings(
    _ template: String, name: String = "page.html",
    partials: KeyValuePairs<String, String> = [:], documents: [String: RecordSchema] = [:]
  ) -> [Diagnostic] {
    let sources = [(name: name, text: template)] + partials.map { (name: $0.key, text: $0.value) }
    do {
      _ = try library(sources, documents: documents)
      return []
    } catch let error as DiagnosticsError {
      return error.diagnostics
    } catch {
      return []
    }
  }
}
