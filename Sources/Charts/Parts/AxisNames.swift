/// The names under a row of marks, with a second line for the years or for long names.
struct AxisNames {
  var names: [String]
  var groups: [String?] = []
  /// Where each name's middle lies.
  var centers: [Tenths]
  /// From one middle to the next.
  var step: Tenths

  private static let line: Tenths = 160

  /// Writes them from `y` down: whole where they fit, on two lines where words can be parted, and else
  /// only as many as keep their distance; the first and the last are always among them.
  func draw(y: Tenths, into canvas: inout Canvas) {
    let lettering = Lettering.plain.middle
    let hasGroups = groups.contains { $0 != nil }
    let room = step - 60
    let isWide = names.contains { lettering.width(of: $0) > room }
    let canBeParted = names.allSatisfy { name in
      name.split(separator: " ").allSatisfy { lettering.width(of: String($0)) <= room }
    }
    if isWide, !hasGroups, canBeParted {
      for (name, x) in zip(names, centers) {
        for (row, text) in lettering.lines(name, width: room).enumerated() {
          canvas.textIfFree(lettering, x: x, y: y + row * AxisNames.line, text)
        }
      }
      return
    }
    for index in order {
      let wasWritten = canvas.textIfFree(
        lettering, x: centers[index], y: y,
        lettering.shortened(names[index], to: max(step, canvas.width / 5)))
      guard wasWritten, groups.indices.contains(index), let group = groups[index] else { continue }
      canvas.textIfFree(
        Lettering.small.middle, x: centers[index], y: y + AxisNames.line, group)
    }
  }

  /// The first, the last, those that begin a group, then the rest.
  private var order: [Int] {
    guard let last = names.indices.last else { return [] }
    let grouped = groups.indices.filter { $0 <= last && groups[$0] != nil }
    var seen = Set<Int>()
    return ([0, last] + grouped + names.indices).filter { seen.insert($0).inserted }
  }
}
