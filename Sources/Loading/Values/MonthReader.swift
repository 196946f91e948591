import Portfolio

/// Reads months: `2026-05`, `05/2026`, `202605`, `mai/2026`, `maio de 2026`, `May 2026`.
enum MonthReader {
  /// The first day of a written month; nil for everything else, days included.
  static func firstDay(_ text: String) -> Day? {
    let parts = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
      .filter { $0 != "de" && $0 != "of" }
    if parts.count == 1, let number = Int(parts[0]), parts[0].utf8.count == 6 {
      return month(number % 100, of: number / 100)
    }
    guard parts.count == 2 else { return nil }
    let (first, second) = (parts[0], parts[1])
    if first.utf8.count == 4, let year = Int(first) { return month(number(second), of: year) }
    guard let year = Int(second) else { return nil }
    switch second.utf8.count {
    case 4: return month(number(first), of: year)
    // Two digits are a year only after the name of a month: 05/06 is a day.
    case 2: return month(MonthNames.month(Array(first.utf8).span), of: 2000 + year)
    default: return nil
    }
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.count <= 2 ? Int(text) : MonthNames.month(Array(text.utf8).span)
  }

  private static func month(_ month: Int?, of year: Int) -> Day? {
    guard let month, (1900...2199).contains(year) else { return nil }
    return Day(year: year, month: month, day: 1)
  }
}
