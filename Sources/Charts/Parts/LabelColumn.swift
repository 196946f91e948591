/// Words in one column beside a drawing, moved down where one would stand on another.
struct LabelColumn {
  var top: Tenths
  var bottom: Tenths
  private var taken: [Tenths] = []
  private static let distance: Tenths = 140

  init(top: Tenths, bottom: Tenths) {
    self.top = top
    self.bottom = bottom
  }

  /// The free place nearest to the wanted one; ties go up.
  mutating func place(_ wanted: Tenths) -> Tenths {
    let wanted = min(max(wanted, top), bottom)
    var candidates = [wanted]
    for y in taken { candidates += [y - LabelColumn.distance, y + LabelColumn.distance] }
    let free = candidates.filter { candidate in
      candidate >= top && candidate <= bottom
        && taken.allSatisfy { abs($0 - candidate) >= LabelColumn.distance }
    }
    let best = free.min { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) } ?? wanted
    taken.append(best)
    return best
  }
}
