import CommonMark
import Markup
import Templating

/// A client of the fixture with the rows that belong to it.
struct ClientRecord: Sendable {
  let fields: [String]
  let positions: [Position]

  var id: String { fields[0] }
  var slug: String { fields[1] }

  /// One row of the table on a client's page.
  struct Position: Sendable {
    let product: String
    let quantity: Int
    let priceCents: Int64
    let status: String
    let due: String
  }
}

/// What the templates may say, in the order of the fixture's columns.
enum Documents {
  static let position = Schema<ClientRecord.Position>(
    "position", "A row of a client's table",
    [
      .text("product", "What it is") { $0.product },
      .integer("quantity", "How many") { $0.quantity },
      .decimal("price", "For one") { FixedPoint($0.priceCents, scale: 2) },
      .decimal("total", "For all") { FixedPoint($0.priceCents * Int64($0.quantity), scale: 2) },
      .text("status", "How it stands") { $0.status },
      .text("due", "When it is due") { $0.due },
    ])

  static let page = Schema<ClientRecord>(
    "page", "A client's page",
    [
      .text("id", "The client's id") { $0.id },
      .text("slug", "The folder of its page") { $0.slug },
      .text("title", "Its name") { $0.fields[2] },
      .text("segment", "Its segment") { $0.fields[3] },
      .text("status", "How it stands") { $0.fields[4] },
      .text("region", "Where it is") { $0.fields[5] },
      .text("owner", "Who answers for it") { $0.fields[6] },
      .text("revenue", "Yearly revenue") { $0.fields[7] },
      .text("health", "Health, 0 to 100") { $0.fields[8] },
      .flag("isLow", "Whether that is low") { (Int($0.fields[8]) ?? 0) < 40 },
      .text("promoters", "Net promoter score") { $0.fields[9] },
      .text("seats", "Seats") { $0.fields[10] },
      .text("since", "Client since") { $0.fields[11] },
      .text("renewal", "Next renewal") { $0.fields[12] },
      .texts("labels", "Free labels") { $0.fields[13].split(separator: "|").map(String.init) },
      .list("positions", "The table's rows", of: position) { $0.positions },
      .html("body", "The text about the client") {
        (try? Markdown.html($0.fields[14])) ?? HTMLFragment(trusted: [])
      },
    ])

  static let row = Schema<ClientRecord>(
    "row", "A line of the list of all clients",
    [
      .text("slug", "The folder of its page") { $0.slug },
      .text("title", "Its name") { $0.fields[2] },
      .text("segment", "Its segment") { $0.fields[3] },
      .text("status", "How it stands") { $0.fields[4] },
      .text("revenue", "Yearly revenue") { $0.fields[7] },
    ])

  static let home = Schema<HTMLFragment>(
    "home", "The list of all clients", [.html("rows", "One line for each client") { $0 }])

  static let filters = [
    Filter("upper", accepts: [.text], "Capital letters of ASCII") { value, _, output in
      guard case .text(let text) = value else { return }
      for byte in text.utf8 {
        output.append((0x61...0x7A).contains(byte) ? byte - 0x20 : byte)
      }
    },
    Filter("fixed", accepts: [.decimal], "Two decimals behind a point") { value, _, output in
      guard case .scalar(let number) = value else { return }
      output.append(decimal: number.value / 100)
      output.append(UInt8(ascii: "."))
      output.append(digits: UInt64(number.value % 100), atLeast: 2)
    },
  ]
}
