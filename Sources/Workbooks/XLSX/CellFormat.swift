/// How the numbers of a cell are shown, as far as it tells what they are.
enum CellFormat: Sendable, Hashable {
  case number
  case percent
  case day
  /// An amount in a currency that the format names by its sign or code, such as `US$`.
  case amount(String)

  /// The format of a number that Excel itself gives to a format.
  init(builtIn number: Int) {
    switch number {
    case 9, 10: self = .percent
    case 14...22, 27...36, 45...47, 50...58: self = .day
    default: self = .number
    }
  }

  /// The format of a code such as `dd/mm/yyyy` or `[$US$-409] #,##0.00`.
  init(code: String) {
    var letters = ""
    var signs = ""
    var isQuoted = false
    var bracket: String?
    var isEscaped = false
    // A blank as wide as the next character, and one that fills the cell, show nothing of it.
    var isSpace = false
    for character in code {
      if isSpace {
        isSpace = false
      } else if isEscaped {
        isEscaped = false
        signs.append(character)
      } else if isQuoted {
        if character == "\"" { isQuoted = false } else { signs.append(character) }
      } else if let open = bracket {
        guard character == "]" else {
          bracket = open + String(character)
          continue
        }
        bracket = nil
        if open.hasPrefix("$") {
          let isAmerican = ["-409", "-en-us"].contains { open.lowercased().hasSuffix($0) }
          signs += open.dropFirst().prefix { $0 != "-" } + (isAmerican ? "409" : "")
        } else if ["h", "hh", "m", "mm", "s", "ss"].contains(open.lowercased()) {
          letters += "h"
        }
      } else if character == ";" {
        // What follows is for negative numbers.
        break
      } else {
        switch character {
        case "\"": isQuoted = true
        case "[": bracket = ""
        case "\\": isEscaped = true
        case "_", "*": isSpace = true
        default: letters.append(character)
        }
      }
    }
    self = CellFormat.format(letters.lowercased(), signs)
  }

  private static func format(_ letters: String, _ signs: String) -> CellFormat {
    let isGeneral = letters.contains("general") || letters.contains("geral")
    if !isGeneral, letters.contains(where: { "ymdhs".contains($0) }) { return .day }
    if letters.contains("%") { return .percent }
    let all = signs + letters.filter { !$0.isASCII }
    if all.contains("US$") || all.contains("USD") || all == "$409" { return .amount("USD") }
    if all.contains("R$") || all.contains("BRL") { return .amount("BRL") }
    if all.contains("€") || all.contains("EUR") { return .amount("EUR") }
    if all.contains("£") || all.contains("GBP") { return .amount("GBP") }
    return .number
  }
}
