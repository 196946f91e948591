import Markup

/// What both renderers write their numbers to, so that they do the same work for them.
protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
}

extension OutputBuffer: ByteSink {}
extension [UInt8]: ByteSink {}

@inline(__always)
func writeDigits<Sink: ByteSink & ~Copyable>(
  _ number: UInt64, atLeast length: Int, grouped: Bool = false, to sink: inout Sink
) {
  var digits: (UInt64, UInt64) = (0, 0)
  var count = 0
  var rest = number
  repeat {
    if count < 8 {
      digits.0 = digits.0 << 8 | (rest % 10)
    } else {
      digits.1 = digits.1 << 8 | (rest % 10)
    }
    rest /= 10
    count += 1
  } while rest > 0 || count < length
  while count > 0 {
    count -= 1
    if count >= 8 {
      sink.append(0x30 + UInt8(truncatingIfNeeded: digits.1))
      digits.1 >>= 8
    } else {
      sink.append(0x30 + UInt8(truncatingIfNeeded: digits.0))
      digits.0 >>= 8
    }
    if grouped, count > 0, count % 3 == 0 { sink.append(0x2E) }
  }
}

@inline(__always)
func writeMoney<Sink: ByteSink & ~Copyable>(_ cents: Int64, to sink: inout Sink) {
  if cents < 0 { sink.append(0x2D) }
  sink.append(0x52)
  sink.append(0x24)
  sink.append(0xC2)
  sink.append(0xA0)
  writeDigits(cents.magnitude / 100, atLeast: 1, grouped: true, to: &sink)
  sink.append(0x2C)
  writeDigits(cents.magnitude % 100, atLeast: 2, to: &sink)
}

@inline(__always)
func writePercent<Sink: ByteSink & ~Copyable>(_ thousandths: Int64, to sink: inout Sink) {
  if thousandths < 0 { sink.append(0x2D) }
  writeDigits(thousandths.magnitude / 10, atLeast: 1, to: &sink)
  sink.append(0x2C)
  writeDigits(thousandths.magnitude % 10, atLeast: 1, to: &sink)
  sink.append(0xC2)
  sink.append(0xA0)
  sink.append(0x25)
}

/// Days since 1970-01-01 as day, month and year, by the arithmetic of Howard Hinnant.
@inline(__always)
func writeDate<Sink: ByteSink & ~Copyable>(_ number: Int32, to sink: inout Sink) {
  let shifted = Int(number) + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  writeDigits(UInt64(day), atLeast: 2, to: &sink)
  sink.append(0x2F)
  writeDigits(UInt64(month), atLeast: 2, to: &sink)
  sink.append(0x2F)
  writeDigits(UInt64(year), atLeast: 4, to: &sink)
}
