/// The page that documents every field; `docs/assessment.md` holds its text.
package enum AssessmentReference {
  /// The page as Markdown.
  package static var markdown: String {
    """
    # What `carteira assess` computes

    Every name below is stable: it keeps its meaning, and new ones are added beside it. A value that is
    unknown or does not apply is `null` in JSON and empty in CSV, never zero. How the numbers come about
    is on the method page of the site; `carteira explain CLIENT` prints the arithmetic of one client, and
    `carteira explain --portfolio` that of the portfolio, of owners and goals.

    `explain --format json` prints one object under the same names. Of a client it holds every field below,
    the rules of its status with what each saw, every signal of risk (fired, clear, or what could not be
    checked and why), the steps of each number, what would change it, what changed since the last month-end,
    and the client's rows of the other tables. Records are named `table:key`; the member `records` says of
    each in which file and line it stands.

    Money has the currency's decimals and a decimal point, `1234.56`; other decimals likewise. Days are
    `YYYY-MM-DD`, months `YYYY-MM`. Shares are percentages, `80.00` for eighty percent.

    Twelve months up to a day begin after the same day of the year before. Where the day is the last of its
    month, they begin after the last day of that month: the twelve months up to 28 February 2025 are those
    from 1 March 2024 on, and three months up to 30 June those from 1 April on. Every window of months is
    counted so.

    What invoices alone tell (purchases, sales, late, ABC, RFM, the buyers and sums of them) is empty where the
    data have no invoice up to the day: a portfolio of contracts alone has not sold nothing. Conditions on such a
    value are unknown, and a goal about it too.

    ## The portfolio

    \(table(PortfolioFields.all))

    ## Each month

    The calendar months from the first invoice to the day, none left out.

    \(table(MonthFields.all))

    ## Each client

    RFM looks at invoices alone: those billed under contracts feed recency and frequency like all others,
    the contracts themselves do not. Clients that are equal share the score of the last place among them:
    where 16 of 20 clients were billed on one day and four longer ago, all 16 have recency 2. A segment such
    as `hibernating` then says nothing of a client whose contract runs.

    \(table(ClientFields.all))

    ## Other tables

    `carteira assess --table NAME` prints one of these, as JSON or CSV.

    \(AssessmentTable.all.map(section).joined(separator: "\n\n"))

    """
  }

  private static func section(_ table: AssessmentTable) -> String {
    (["### `\(table.name)`", "", table.meaning, "", "| name | type | meaning |", "|---|---|---|"]
      + table.columns.map { "| `\($0.name)` | \($0.type.rawValue) | \($0.meaning) |" })
      .joined(separator: "\n")
  }

  private static func table<Subject>(_ fields: [AssessmentField<Subject>]) -> String {
    (["| name | type | meaning |", "|---|---|---|"]
      + fields.map { "| `\($0.name)` | \($0.type.rawValue) | \($0.meaning) |" })
      .joined(separator: "\n")
  }
}
