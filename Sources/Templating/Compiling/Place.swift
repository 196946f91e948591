import Markup

/// What kind of value is about to be written.
enum PlacedValue {
  case text
  case number
  case markup
}

/// Where in the document the next byte lands, as far as the literal text tells.
enum Place: Hashable {
  case html(HTMLPlace)
  case markdown(MarkdownPlace)
  case csv(CSVPlace)
  case plain

  /// The start of a document, by the ending of its template's name.
  init(templateName name: String) {
    if name.hasSuffix(".html") {
      self = .html(HTMLPlace())
    } else if name.hasSuffix(".md") {
      self = .markdown(.text)
    } else if name.hasSuffix(".csv") {
      self = .csv(.start)
    } else {
      self = .plain
    }
  }

  /// How a value is escaped here; nil where none may be written.
  func escaping(for value: PlacedValue) -> Escaping? {
    switch self {
    case .html(let place): place.escaping(for: value)
    case .markdown(let place):
      switch value {
      case .markup: place == .destination ? nil : Escaping.none
      default: place == .destination ? .markdownLink : .markdown
      }
    case .csv(let place):
      place != .start || value == .markup ? nil : value == .number ? .csvNumber : .csv
    case .plain: Escaping.none
    }
  }

  /// Moves on over literal text; false where the text cannot follow what was written before.
  mutating func advance(over bytes: some Sequence<UInt8>) -> Bool {
    switch self {
    case .html(var place):
      for byte in bytes { place.advance(over: byte) }
      self = .html(place)
    case .markdown(var place):
      for byte in bytes { place.advance(over: byte) }
      self = .markdown(place)
    case .csv(var place):
      for byte in bytes {
        let follows = place != .written || CSVPlace.endsCell(byte)
        place = CSVPlace.endsCell(byte) ? .start : .inside
        guard follows else {
          self = .csv(place)
          return false
        }
      }
      self = .csv(place)
    case .plain: break
    }
    return true
  }

  /// Moves on over a value.
  mutating func advanceOverValue() {
    if case .csv = self { self = .csv(.written) }
    if case .markdown(.bracket) = self { self = .markdown(.text) }
  }

  /// The place after either of two ways, or nil when they lead to different places.
  static func merged(_ first: Place, _ second: Place) -> Place? {
    if first == second { return first }
    switch (first, second) {
    case (.html(let first), .html(let second)):
      return HTMLPlace.merged(first, second).map { .html($0) }
    case (.markdown(let first), .markdown(let second)):
      if first == .destination || second == .destination { return nil }
      return .markdown(.text)
    case (.csv(let first), .csv(let second)):
      return .csv(first == .start && second == .start ? .start : .written)
    default: return nil
    }
  }
}

/// Where in a Markdown document: only the address of a link needs care of its own.
enum MarkdownPlace: Hashable {
  case text
  case bracket
  case destination

  mutating func advance(over byte: UInt8) {
    switch (self, byte) {
    case (.bracket, 0x28): self = .destination
    case (.destination, 0x29), (.destination, 0x20), (.destination, 0x0A): self = .text
    case (.destination, _): break
    case (_, 0x5D): self = .bracket
    default: self = .text
    }
  }
}

/// Where in a cell: a value must have it to itself, so that its quotes enclose the cell.
enum CSVPlace: Hashable {
  case start
  case inside
  case written

  static func endsCell(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3B || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
