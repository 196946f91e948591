import Charts
import Portfolio

extension Timeline.Lane {
  /// This lane with the items nearest to a day, in their order: no page can hold tens of thousands.
  func nearest(to day: Day) -> Timeline.Lane {
    guard items.count > ClientCut.rows else { return self }
    let distances = items.map { $0.when.distance(to: Int(day.number)) }
    let kept = items.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      .prefix(ClientCut.rows).sorted()
    return Timeline.Lane(name: name, items: kept.map { items[$0] })
  }
}

extension Timeline.When {
  /// How many days away it is; none for a span that holds the day.
  fileprivate func distance(to day: Int) -> Int {
    switch self {
    case .day(let own): abs(own - day)
    case .span(let from, let to): max(0, min(from, to) - day, day - max(from, to))
    }
  }
}
