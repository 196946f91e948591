package import Markup

/// A bar in a table cell, beside the number that says the same; hidden from screen readers.
package enum CellBar {
  /// What a bar stands for; the class of its colour.
  package enum Kind: String, Sendable {
    case plain = ""
    case alert = "a"
    case chosen = "x"
    case soft = "bg"
  }

  /// A bar as long as `value` is of `whole`, with a tick where a limit lies.
  ///
  /// - Parameters:
  ///   - value: At least 0; less is drawn as nothing.
  ///   - whole: What fills the cell; where it is not above 0 nothing is drawn.
  ///   - limit: Where to put the tick, in the unit of `value`; nil for none.
  ///   - kind: What the bar stands for.
  /// - Returns: The drawing.
  package static func draw(
    _ value: Int64, of whole: Int64, limit: Int64? = nil, kind: Kind = .plain
  ) -> HTMLFragment {
    var drawing = Drawing(cellBar: ())
    drawing.rectangle(
      kind.rawValue, x: 0, y: 0, width: Scale.part(value, of: whole, length: 1000), height: 100)
    if let limit {
      drawing.tick(x: Scale.part(limit, of: whole, length: 1000))
    }
    return drawing.finished()
  }
}

/// Places values on lengths without floating point.
package enum Scale {
  /// The part of `length` that `value` is of `whole`, between 0 and `length`.
  package static func part(_ value: Int64, of whole: Int64, length: Tenths) -> Tenths {
    guard whole > 0, value > 0 else { return 0 }
    guard value < whole else { return length }
    let (high, low) = value.multipliedFullWidth(by: Int64(length))
    return Int(whole.dividingFullWidth((high, low)).quotient)
  }
}
