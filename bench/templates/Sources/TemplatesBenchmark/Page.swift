import Markup
import Templating

/// The page of the benchmark: a client and twenty purchases.
struct Page: Sendable {
  struct Purchase: Sendable {
    let product: String
    let slug: String
    let amount: Int64
    let day: Int32
    let share: Int64
  }

  let title: String
  let purchases: [Purchase]

  /// A page of the kind a portfolio has: some names short, some long, some with characters to escape.
  static let sample = Page(
    title: "Padaria & Confeitaria São João",
    purchases: (0..<20).map { row in
      let names = [
        "Link dedicado 200 Mbps", "Suporte 24×7", "Firewall gerenciado & VPN site a site",
        "Backup em nuvem", "Telefonia IP <ramal adicional>",
      ]
      return Purchase(
        product: names[row % names.count], slug: "produto-\(row % names.count)",
        amount: Int64(row + 1) * 123_457 % 9_000_000, day: Int32(20_000 + row * 17),
        share: Int64(row * 37 % 1000))
    })

  static let purchase = Schema<Purchase>(
    "purchase", "A purchase",
    [
      .text("product", "What was bought") { $0.product },
      .text("slug", "The address of the product's page") { $0.slug },
      .money("amount", "What it cost") { $0.amount },
      .day("date", "When") { $0.day },
      .percent("share", "Its share") { FixedPoint($0.share, scale: 3) },
    ])

  static let schema = Schema<Page>(
    "page", "A client's purchases",
    [
      .text("title", "The client") { $0.title },
      .list("purchases", "What they bought", of: purchase) { $0.purchases },
    ])

  static let template = """
    <!DOCTYPE html>
    <html lang="pt-BR">
    <head><meta charset="utf-8"><title>{{title}}</title><link rel="stylesheet" href="style.css"></head>
    <body>
    <h1>{{title}}</h1>
    <table>
    <thead><tr><th>Produto</th><th>Valor</th><th>Data</th><th>Parte</th></tr></thead>
    <tbody>
    {{#purchases}}
    <tr>
    <td><a href="../products/{{slug}}.html" title="{{product}}">{{product}}</a></td>
    <td class="number">{{amount | money}}</td>
    <td>{{date | date}}</td>
    <td class="number">{{share | percent}}</td>
    </tr>
    {{/purchases}}
    </tbody>
    </table>
    </body>
    </html>

    """

  static let filters = [
    Filter("money", accepts: [.money], "R$ 1.234,56") { value, _, output in
      guard case .scalar(let scalar) = value else { return }
      writeMoney(scalar.value, to: &output)
    },
    Filter("date", accepts: [.day], "31/12/2025") { value, _, output in
      guard case .scalar(let scalar) = value else { return }
      writeDate(Int32(truncatingIfNeeded: scalar.value), to: &output)
    },
    Filter("percent", accepts: [.percent], "12,5 %") { value, _, output in
      guard case .scalar(let scalar) = value else { return }
      writePercent(scalar.value, to: &output)
    },
  ]
}
