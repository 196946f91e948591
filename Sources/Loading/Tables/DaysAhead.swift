/// Columns of days that may lie ahead of the day of the report, so that `31/12/30` in one of them is not 1930.
enum DaysAhead {
  /// Their fields, in whatever table.
  static let fields: Set<String> = [
    "renewal", "end", "expected", "until", "tier-until", "touch-until", "due", "promise-due",
    "expires", "basis-expires",
  ]
}
