internal import Diagnostics
internal import Files

/// What a site was made from, in the words of whoever made it: a line in a file beside the site.
///
/// It holds for one manifest alone; any other build, or a hand in the site, makes it void.
struct SiteNote: Sendable, Hashable {
  /// The digest of the site's manifest.
  let manifest: Digest
  /// What was noted; one line.
  let text: String

  static func name(of site: String) -> String { ".\(site).made" }

  init(manifest: Digest, text: String) {
    self.manifest = manifest
    self.text = text
  }

  /// The note beside a site; nil where there is none that can be read.
  init?(_ place: SitePlace) throws(FileError) {
    let name = SiteNote.name(of: place.name)
    guard try place.parent.existing(name)?.kind == .file else { return nil }
    self.init(String(decoding: try place.parent.read(name), as: UTF8.self))
  }

  /// The note in the text of its file; nil for anything else.
  fileprivate init?(_ line: String) {
    guard let space = line.firstIndex(of: " "), line.last == "\n",
      let manifest = Digest(hex: line[..<space])
    else { return nil }
    self.init(
      manifest: manifest, text: String(line[line.index(after: space)...].dropLast()))
  }

  /// Writes the note beside the site, over an older one.
  func write(_ place: SitePlace) throws(FileError) {
    try place.leave(SiteNote.name(of: place.name), Array("\(manifest.hex) \(text)\n".utf8))
  }
}

extension SiteTarget {
  /// The note beside the site, whether or not it still holds; nil without one.
  ///
  /// Cheap, and takes no lock.
  public var note: String? {
    let path = FilePath.resolved(path) ?? path
    let file = FilePath.join(
      FilePath.parent(of: path), SiteNote.name(of: FilePath.name(of: path)))
    return (try? FileSystem.disk.readText(file, limit: 1 << 12)).flatMap { SiteNote($0)?.text }
  }
}

extension SitePlace {
  /// Leaves a file of ours beside the site, over an older one.
  func leave(_ name: String, _ bytes: [UInt8]) throws(FileError) {
    let draft = name + ".draft"
    if try parent.existing(draft)?.kind == .file { try parent.removeFile(draft) }
    try parent.create(
      draft, bytes: bytes.span, permissions: SitePermissions.private.file, syncs: false)
    try parent.rename(draft, into: parent, as: name)
  }
}
