internal import Files

/// What holds of bags of this program besides the RFC: it leaves out neither the manifest of tag files nor
/// the day in the name of the folder.
///
/// For a bag alone these are warnings: the RFC asks for neither.
struct OwnBag {
  static let identifier = "carteira-"

  private let path: String
  private let info: BagInfo

  /// Nil for bags of other programs.
  init?(_ path: String, _ info: BagInfo) {
    let isOwn = info.entries.contains { entry in
      entry.label.hasPrefix("Carteira-")
        || (entry.label == "External-Identifier" && entry.value.hasPrefix(OwnBag.identifier))
    }
    guard isOwn else { return nil }
    self.path = path
    self.info = info
  }

  func judge(_ contents: BagContents, into log: inout BagLog) {
    if !contents.paths.contains(where: ManifestReading.isTagManifest) {
      log.add(.noTagManifest, "tagmanifest-sha256.txt", isWarning: true)
    }
    let name = FilePath.name(of: path)
    let days = [
      info["External-Identifier"].map { value in
        value.hasPrefix(OwnBag.identifier)
          ? String(value.dropFirst(OwnBag.identifier.count)) : value
      },
      info["Carteira-As-Of"],
    ]
    if let other = days.compactMap({ $0 }).first(where: { !OwnBag.isName(name, of: $0) }) {
      log.add(.otherName, "bag-info.txt", found: other, expected: name, isWarning: true)
    }
  }

  /// Whether a name is that of a snapshot of a day: the day, and from the second of a day on a number.
  private static func isName(_ name: String, of day: String) -> Bool {
    guard name.hasPrefix(day) else { return false }
    let rest = name.dropFirst(day.count)
    return rest.isEmpty || (rest.first == "-" && rest.dropFirst().allSatisfy(\.isNumber))
  }
}
