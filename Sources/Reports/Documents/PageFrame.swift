package import Portfolio
package import Templating

/// What every page carries around its content.
package struct PageFrame: Sendable {
  /// The language of the texts, as in `lang`.
  package var language: String
  /// The way from the page's folder to the site's: empty, or `../` repeated.
  package var root: String
  /// Addresses of the site's first page and of the page that explains its numbers.
  package var home: String
  package var method: String
  /// The portfolio's name.
  package var portfolio: String
  /// The sign of the reporting currency.
  package var currency: String
  /// What the foot of the page says about the data.
  package var notice: String?
  /// The day of the assessment.
  package var asOf: Day
  /// The pages a reader can go to from here.
  package var navigation: [NavigationGroup]
  /// The way from the first page to this one; nil on the first page, and where the page itself shows
  /// a more exact one.
  package var trail: Trail?
  /// What stands for the portfolio at the head of the page; nil for its name alone.
  package var logo: PageLogo?

  package init(
    language: String, root: String, home: String? = nil, method: String? = nil, portfolio: String,
    currency: String, notice: String?, asOf: Day, navigation: [NavigationGroup],
    trail: Trail? = nil, logo: PageLogo? = nil
  ) {
    self.language = language
    self.root = root
    self.home = home ?? root + "index.html"
    self.method = method ?? root + "method.html"
    self.portfolio = portfolio
    self.currency = currency
    self.notice = notice
    self.asOf = asOf
    self.navigation = navigation
    self.trail = trail
    self.logo = logo
  }

  package static let schema = Schema<PageFrame>(
    "page", "What every page carries around its content",
    [
      .text("language", "Language of the texts, as in lang") { $0.language },
      .text("root", "Way from the page's folder to the site's: empty, or ../ repeated") {
        $0.root
      },
      .text("home", "Address of the site's first page") { $0.home },
      .text("method", "Address of the page that explains the numbers") { $0.method },
      .text("portfolio", "Name of the portfolio") { $0.portfolio },
      .text("currency", "Sign of the reporting currency, such as R$") { $0.currency },
      .optionalText("notice", "What the configuration says about the data, such as a licence") {
        $0.notice
      },
      .day("as-of", "Day of the assessment") { $0.asOf.number },
      .list("navigation", "Pages a reader can go to", of: NavigationGroup.schema) {
        $0.navigation
      },
      .optionalRecord("trail", "The way here, where the page shows no other", Trail.schema) {
        $0.trail
      },
      .optionalRecord("logo", "The portfolio's logo", PageLogo.schema) { $0.logo },
    ])
}

/// A logo at the head of a page.
package struct PageLogo: Sendable {
  package var href: String
  package var darkHref: String?
  package var alternative: String

  package init(href: String, darkHref: String? = nil, alternative: String = "") {
    self.href = href
    self.darkHref = darkHref
    self.alternative = alternative
  }

  package static let schema = Schema<PageLogo>(
    "logo", "A logo at the head of a page",
    [
      .text("href", "Address of the picture") { $0.href },
      .optionalText("dark-href", "Address of the picture for the dark") { $0.darkHref },
      .text("alternative", "What it says; empty beside the same words") { $0.alternative },
    ])
}

/// The numbers of a chart of months, as a table.
package struct MonthsTable: Sendable {
  package var rows: [Row]

  /// One month of it.
  package struct Row: Sendable {
    package var name: String
    package var amount: Int64
    package var before: Int64?
  }

  package static let schema = Schema<MonthsTable>(
    "months", "The numbers of a chart of months",
    [
      .integer("count", "How many months") { $0.rows.count },
      .list("rows", "The months, oldest first", of: MonthsTable.rowSchema) { $0.rows },
    ])

  private static let rowSchema = Schema<Row>(
    "month", "One month of revenue",
    [
      .text("name", "Month and year") { $0.name },
      .money("amount", "Revenue of the month, less returns") { $0.amount },
      .optionalMoney("before", "Revenue of the same month a year before") { $0.before },
    ])
}
