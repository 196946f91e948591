import Localization
import Reports
import Testing

/// The style sheet as it is shipped.
@Suite struct StylesheetTests {
  static var text: String { Fixture.theme.stylesheet }

  /// Classes that a rule names: words after a point, in front of braces, comments aside.
  static var defined: Set<String> {
    var names: Set<String> = []
    var selector: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "/") where rest.first == UInt8(ascii: "*"):
        while let next = rest.popFirst(), next != UInt8(ascii: "*") || rest.first != byte {}
      case UInt8(ascii: "{"):
        names.formUnion(classes(of: selector))
        selector = []
      case UInt8(ascii: "}"), UInt8(ascii: ";"): selector = []
      default: selector.append(byte)
      }
    }
    return names
  }

  private static func classes(of selector: [UInt8]) -> [String] {
    let isLetter = { (byte: UInt8) in (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    let isName = { (byte: UInt8) in isLetter(byte) || byte == 0x2D || (0x30...0x39 ~= byte) }
    return selector.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .dropFirst().filter { $0.first.map(isLetter) ?? false }
      .map { String(decoding: $0.prefix(while: isName), as: UTF8.self) }
  }

  /// Classes that a page carries.
  static func used(in page: String) -> Set<String> {
    var names: Set<String> = []
    let mark = Array(" class=\"".utf8)
    let bytes = Array(page.utf8)
    var position = 0
    while position < bytes.count {
      guard bytes[position] == 0x20, bytes[position...].starts(with: mark) else {
        position += 1
        continue
      }
      let value = bytes[(position + mark.count)...].prefix { $0 != 0x22 }
      for name in value.split(separator: 0x20) {
        names.insert(String(decoding: name, as: UTF8.self))
      }
      position += mark.count + value.count
    }
    return names
  }

  /// Classes that no page of a test carries, and why they are there all the same.
  static let awaited: Set<String> = [
    // Put there by the script.
    "sort",
    // Marks that pages get from data which the small portfolio of the tests does not have.
    "late", "unk", "fut", "exp", "cut", "h1", "h2", "h3", "h4", "h5", "ba", "bs", "a", "bg", "x",
    "alert", "logo", "logo-dark", "prose", "align-right", "align-center", "range", "paper", "tag",
    "dash", "tick", "inline",
    // Groups of the navigation, which a small site does not need.
    "group",
    // Shapes of pages to come: a sheet of its own, long heads, two columns of disclosures.
    "sheet-wide", "more", "t-roomy", "c3", "c9", "narrow", "is-tall",
  ]

  @Test func theStyleSheetIsBelow64Kilobytes() {
    #expect(StylesheetTests.text.utf8.count < 64_000)
  }

  @Test func everyClassOfAPageIsDefinedAndEveryDefinedClassIsUsed() throws {
    var used: Set<String> = []
    for (path, text) in try Fixture.builder().site() where path.hasSuffix(".html") {
      used.formUnion(StylesheetTests.used(in: text))
    }
    used.formUnion(StylesheetTests.used(in: try StyleTests.page(.english)))
    let defined = StylesheetTests.defined
    // Names of statuses and marks without a look of their own.
    let plain: Set<String> = ["st-inactive", "st-former", "st-prospect"]
    #expect(used.subtracting(defined).subtracting(plain).sorted() == [])
    #expect(defined.subtracting(used).subtracting(StylesheetTests.awaited).sorted() == [])
  }

  @Test(arguments: StylePalette.Scheme.allCases)
  func everyPairOfColorsCanBeToldApart(scheme: StylePalette.Scheme) {
    let palette = StylePalette(stylesheet: StylesheetTests.text)
    for name in StylePalette.names { #expect(palette[name, scheme] != nil, "\(name)") }
    for pair in StylePalette.pairs {
      let contrast = palette.contrast(pair, scheme) ?? 0
      #expect(contrast >= pair.use.contrast, "\(pair.front) on \(pair.ground): \(contrast)")
    }
    // Text stays readable where a row or a band lies behind it.
    for name in ["ink", "ink-2", "ink-3", "accent", "alert", "caution"] {
      let contrast = palette.contrast(.init(front: name, ground: "wash", use: .text), scheme) ?? 0
      #expect(contrast >= 45, "\(name) on wash: \(contrast)")
    }
  }

  @Test(arguments: StylePalette.Scheme.allCases)
  func numbersOnAHeatMapCanBeRead(scheme: StylePalette.Scheme) throws {
    let palette = StylePalette(stylesheet: StylesheetTests.text)
    let paper = try #require(palette["paper", scheme])
    let ink = try #require(palette["ink", scheme])
    let accent = try #require(palette["accent", scheme])
    for percent in [10, 25, 45] {
      #expect(accent.mixed(with: paper, percent: percent).contrast(with: ink) >= 45)
    }
    #expect(accent.contrast(with: paper) >= 45)
    #expect(accent.mixed(with: ink, percent: 65).contrast(with: paper) >= 45)
  }

  @Test func theTokensHaveTheContrastsTheyWereChosenFor() {
    let palette = StylePalette(stylesheet: StylesheetTests.text)
    let expected: [(name: String, light: Int, dark: Int)] = [
      ("ink", 165, 147), ("ink-2", 80, 94), ("ink-3", 53, 64), ("accent", 77, 91),
      ("alert", 70, 79), ("caution", 64, 91), ("edge", 38, 48), ("bar", 42, 50),
      ("fill", 77, 51), ("fill-alert", 70, 50),
    ]
    for (name, light, dark) in expected {
      let pair = StylePalette.Pair(front: name, ground: "paper", use: .text)
      #expect(abs((palette.contrast(pair, .light) ?? 0) - light) <= 1, "\(name)")
      #expect(abs((palette.contrast(pair, .dark) ?? 0) - dark) <= 1, "\(name) in the dark")
    }
  }

  @Test func nothingIsFetchedAndNothingIsInline() {
    for word in ["url(", "@import", "http:", "https:", "expression("] {
      #expect(!StylesheetTests.text.contains(word), "\(word)")
    }
  }
}
