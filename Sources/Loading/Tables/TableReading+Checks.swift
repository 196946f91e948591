import Diagnostics
import Portfolio

extension TableReading {
  /// Brings foreign amounts into the portfolio's currency, by the rate of the row's day.
  mutating func convertAmounts() throws(RowIssue) {
    let reporting = context.request.currency
    for index in values.indices {
      guard case .money(let money)? = values[index], money.currency != reporting else { continue }
      var day: Day?
      for index in checks.rateDays where day == nil { day = self.day(at: index) }
      let known = day ?? context.request.day
      guard let converted = context.rates.convert(money, on: known, to: reporting) else {
        throw RowIssue(
          column(of: index), .noRate,
          [
            "currency": money.currency.code, "day": known.description,
            "column": heading(of: index), "found": text(feeds[index]),
          ])
      }
      values[index] = .money(converted)
    }
  }

  /// Says of an amount that it is not a month's, where the column beside it says so: it stays unknown.
  mutating func isOfOtherPeriod(_ index: Int, _ text: String) -> Bool {
    guard let period, period.index == index else { return false }
    let said = texts[period.column]
    guard !ContractPeriod.isMonth(said) else { return false }
    issues.append(
      RowIssue(
        column(of: index), .amountOfOtherPeriod,
        ["column": heading(of: index), "found": text, "period": said]))
    return true
  }

  /// Days that contradict each other, and days of what has been that are still to come.
  mutating func checkDays(_ id: String) {
    for order in checks.orders {
      guard let earlier = day(at: order.earlier), let later = day(at: order.later),
        later < earlier
      else { continue }
      issues.append(
        RowIssue(
          column(of: order.later), .daysOutOfOrder,
          [
            "id": id, "found": later.description, "field": declaration.columns[order.later].field,
            "other": earlier.description, "otherField": declaration.columns[order.earlier].field,
          ]))
    }
    let today = context.request.day
    for index in checks.past {
      guard let day = day(at: index), day > today else { continue }
      issues.append(
        RowIssue(
          column(of: index), .futureDay,
          [
            "id": id, "field": declaration.columns[index].field, "found": day.description,
            "day": today.description,
          ]))
    }
  }
}
