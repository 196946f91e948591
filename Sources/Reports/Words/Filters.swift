import CommonMark
import Localization
import Markup
import Portfolio
import Templating

/// How templates write typed values: the filters of every document.
enum Filters {
  /// The filters of a locale and a currency, in the order of the documentation.
  static func all(_ words: Words) -> [Filter] {
    money(words) + dates(words) + numbers(words) + texts
  }

  private static func money(_ words: Words) -> [Filter] {
    let formats = words.formats
    let currency = words.currency
    func filter(
      _ name: String, _ meaning: String, _ write: @escaping @Sendable (Money) -> String
    ) -> Filter {
      Filter(name, accepts: [.money], meaning) { value, _, output in
        guard case .scalar(let scalar) = value else { return }
        output.append(write(Money(minorUnits: scalar.value, currency: currency)))
      }
    }
    return [
      filter("money", "An amount with its cents: R$ 1.234,56") { formats.money($0) },
      filter("whole", "An amount in whole units: R$ 43.730") { formats.wholeMoney($0) },
      filter("short", "An amount in a word: R$ 2,4 mi") { formats.compactMoney($0) },
      filter("plain", "An amount in whole units under a head that names the currency: 43.730") {
        formats.decimal($0.minorUnits, scale: currency.decimals, places: .fixed(0))
      },
      filter("cents", "An amount with its cents under a head that names the currency: 1.234,56") {
        formats.decimal(
          $0.minorUnits, scale: currency.decimals, places: .fixed(currency.decimals))
      },
    ]
  }

  private static func dates(_ words: Words) -> [Filter] {
    func filter(_ name: String, _ style: DayStyle, _ meaning: String) -> Filter {
      let formats = words.formats
      return Filter(name, accepts: [.day], meaning) { value, _, output in
        guard case .scalar(let scalar) = value else { return }
        output.append(formats.day(Day(number: Int32(clamping: scalar.value)), style))
      }
    }
    return [
      filter("date", words.dateStyle, "A date: 29/02/2024, English Feb 29, 2024"),
      filter("iso", .iso, "A date for machines: 2024-02-29"),
      filter("long", .long, "A date in words: 29 de fevereiro de 2024"),
      filter("month", .monthYear, "The month of a date: fevereiro de 2024"),
    ]
  }

  private static func numbers(_ words: Words) -> [Filter] {
    let formats = words.formats
    let locale = words.catalog.locale
    return [
      Filter("percent", accepts: [.percent], "A share: 91,7 %") { value, _, output in
        guard case .scalar(let scalar) = value else { return }
        output.append(formats.percent(scalar.value, scale: Int(scalar.scale)))
      },
      Filter("points", accepts: [.percent], "A share under a head that says %: 91,7") {
        value, _, output in
        guard case .scalar(let scalar) = value else { return }
        output.append(
          formats.decimal(scalar.value, scale: Int(scalar.scale) - 2, places: .fixed(1)))
      },
      Filter(
        "bar", accepts: [.percent],
        "A share as ten letters, which documents that are sent show as a bar: ██████░░░░"
      ) { value, _, output in
        guard case .scalar(let scalar) = value else { return }
        // In hundredths of a percent, whatever the scale; more than all is drawn as all.
        var points = max(-1_000_000, min(1_000_000, scalar.value))
        for _ in min(4, Int(scalar.scale))..<4 { points *= 10 }
        for _ in 4..<max(4, Int(scalar.scale)) { points /= 10 }
        output.append(TextBar.text(points))
      },
      Filter("number", accepts: [.count, .integer, .decimal], "A number with groups: 1.234") {
        value, _, output in
        switch value {
        case .integer(let number): output.append(formats.count(Int(number)))
        case .scalar(let scalar):
          output.append(
            formats.decimal(
              scalar.value, scale: Int(scalar.scale), places: .upTo(Int(scalar.scale))))
        default: break
        }
      },
      Filter(
        "count", accepts: [.count, .integer], argument: .message,
        "A number in a text of the catalog, in its plural form: 12 clientes"
      ) { value, argument, output in
        guard case .message(.plural(let one, let other))? = argument else { return }
        let count: Int
        switch value {
        case .integer(let number): count = Int(number)
        case .scalar(let scalar): count = Int(scalar.value)
        default: return
        }
        let forms = Localization.Message.plural(
          one: MessagePattern(one), other: MessagePattern(other))
        output.append(
          forms.pattern(for: count, in: locale).filled(["count": formats.count(count)]))
      },
    ]
  }

  private static var texts: [Filter] {
    [
      Filter(
        "markdown", accepts: [.text], output: .html,
        "Markdown as safe markup; headings start at the fourth level"
      ) { value, _, output in
        guard case .text(let text) = value else { return }
        output.append(Notes.fragment(text).utf8)
      },
      Filter(
        "quote", accepts: [.text], output: .markdown,
        "Markdown of others inside a Markdown document: as a quotation, markup shown as text"
      ) { value, _, output in
        guard case .text(let text) = value else { return }
        for line in Notes.lines(text) {
          output.append("> " as StaticString)
          for byte in line.utf8 {
            if byte == UInt8(ascii: "<") {
              output.append("&lt;" as StaticString)
            } else {
              output.append(byte)
            }
          }
          output.append(UInt8(ascii: "\n"))
        }
      },
    ]
  }
}
