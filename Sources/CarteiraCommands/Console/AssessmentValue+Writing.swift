import Analysis
import Portfolio

extension AssessmentValue {
  /// Appends the value as JSON has it; null where it is missing.
  func appendJSON(to output: inout [UInt8], currency: Currency) {
    switch self {
    case .missing: output += Array("null".utf8)
    case .text(let text): JSONText.append(text, to: &output)
    case .day, .month:
      output.append(0x22)
      append(to: &output, currency: currency)
      output.append(0x22)
    case .integer, .decimal, .money, .boolean: append(to: &output, currency: currency)
    }
  }

  /// Appends the value as a cell of CSV; nothing where it is missing.
  func appendCSV(to output: inout [UInt8], currency: Currency) {
    if case .text(let text) = self {
      CSVText.append(text, to: &output)
    } else {
      append(to: &output, currency: currency)
    }
  }
}
