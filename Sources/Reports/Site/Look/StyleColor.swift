import Glibc

/// A colour of a style sheet: red, green and blue, nothing else.
public struct StyleColor: Sendable, Hashable, CustomStringConvertible {
  /// How much red, of 255.
  public var red: UInt8
  /// How much green, of 255.
  public var green: UInt8
  /// How much blue, of 255.
  public var blue: UInt8

  /// A colour from its parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour from `#rgb` or `#rrggbb`; nil for every other way of writing one.
  public init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    guard text.utf8.first == UInt8(ascii: "#") else { return nil }
    for byte in text.utf8.dropFirst() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digits.append(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digits.append(byte - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    switch digits.count {
    case 3: self.init(red: digits[0] * 17, green: digits[1] * 17, blue: digits[2] * 17)
    case 6:
      self.init(
        red: digits[0] * 16 + digits[1], green: digits[2] * 16 + digits[3],
        blue: digits[4] * 16 + digits[5])
    default: return nil
    }
  }

  /// The colour as `#rrggbb`.
  public var description: String {
    "#"
      + [red, green, blue].map { part in
        (part < 16 ? "0" : "") + String(part, radix: 16)
      }.joined()
  }

  /// White, which paper is.
  public static let white = StyleColor(red: 255, green: 255, blue: 255)

  /// How well two colours are told apart, in tenths: 10 for equal ones, 210 for black on white.
  ///
  /// As the Web Content Accessibility Guidelines define it, rounded down, so that what reaches a
  /// threshold really does.
  public func contrast(with other: StyleColor) -> Int {
    let (first, second) = (luminance, other.luminance)
    let ratio = (max(first, second) + 0.05) / (min(first, second) + 0.05)
    return Int((ratio * 10).rounded(.down))
  }

  /// This colour with another in it.
  ///
  /// - Parameters:
  ///   - other: The other colour.
  ///   - percent: How much of the result is this colour.
  /// - Returns: The mixture, as `color-mix(in srgb, …)` makes it.
  public func mixed(with other: StyleColor, percent: Int) -> StyleColor {
    func part(_ mine: UInt8, _ theirs: UInt8) -> UInt8 {
      UInt8(clamping: (Int(mine) * percent + Int(theirs) * (100 - percent) + 50) / 100)
    }
    return StyleColor(
      red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue))
  }

  private var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
