import Diagnostics
import Files
import Glibc
import Portfolio

/// The one place that reads the clock.
enum Clock {
  /// Today in a time zone.
  ///
  /// - Throws: Where the system knows no such time zone.
  static func today(in timeZone: String) throws(Diagnostic) -> Day {
    let isName =
      timeZone.utf8.first.map { ($0 | 0x20) > 0x60 } ?? false && !timeZone.contains("..")
      && timeZone.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    guard isName, FileSystem.disk.isFile("/usr/share/zoneinfo/" + timeZone) else {
      throw Diagnostic(.unknownTimeZone, facts: ["found": timeZone])
    }
    unsafe setenv("TZ", timeZone, 1)
    tzset()
    var now = time(nil)
    var parts = unsafe tm()
    unsafe localtime_r(&now, &parts)
    let (year, month, day) = unsafe (parts.tm_year, parts.tm_mon, parts.tm_mday)
    return Day(year: Int(year) + 1900, month: Int(month) + 1, day: Int(day))
      ?? Day(number: Int32(now / 86_400))
  }

  /// Seconds since 1970-01-01 UTC: for the ledger of what was sent.
  static func now() -> Int64 { Int64(time(nil)) }

  /// The moment, as `YYYY-MM-DDThh:mm:ssZ`: for `build.json` and the audit log.
  static func stamp() -> String { stamp(of: now()) }

  /// A moment in seconds since 1970-01-01 UTC, as `YYYY-MM-DDThh:mm:ssZ`.
  static func stamp(of moment: Int64) -> String {
    let day = Day(number: Int32(clamping: moment / 86_400))
    let seconds = moment % 86_400
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
  }

  /// Sleeps for a while.
  static func rest(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// Nanoseconds that only grow: for durations.
  static func nanoseconds() -> UInt64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
  }
}
