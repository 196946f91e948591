extension PolicyValue {
  /// The value as `policy.yaml` writes it.
  public var written: String {
    switch self {
    case .days(let number), .weeks(let number), .months(let number), .count(let number):
      String(number)
    case .percent(let points): PolicyText.decimal(points, scale: 2)
    case .factor(let factor): PolicyText.decimal(factor, scale: 4)
    case .window(.all): "all"
    case .window(.months(let months)): String(months)
    case .amounts(let amounts): amounts.rawValue
    case .touch(let touch): touch.rawValue
    case .amount(let amount): PolicyText.decimal(amount, scale: 2)
    case .tierMeasure(let measure): measure.rawValue
    case .flag(let flag): flag ? "true" : "false"
    case .process(let process): process.rawValue
    case .productLedger(let use): use.rawValue
    case .cadenceSegment(let segment): segment.rawValue
    case .cells(let cells): "[\(cells.map(\.description).joined(separator: ", "))]"
    }
  }
}
