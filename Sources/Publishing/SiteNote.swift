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

  /// The most bytes that a file of ours has.
  static let mostBytes = 1 << 12

  init(manifest: Digest, text: String) {
    self.manifest = manifest
    self.text = text
  }

  /// The note beside a site; nil where there is none that can be read.
  init?(_ place: SitePlace) throws(FileError) {
    guard
      let line = try place.parent.own(SiteNote.name(of: place.name), limit: SiteNote.mostBytes)
    else { return nil }
    self.init(String(decoding: line, as: UTF8.self))
  }

  /// The note in the text of its file; nil for anything else.
  fileprivate init?(_ line: String) {
    guard let space = line.firstIndex(of: " "), line.last == "\n",
      let manifest = Digest(hex: line[..<space])
    else { return nil }
    self.init(
      manifest: manifest, text: String(line[line.index(after: space)...].dropLast()))
  }

  /// The file.
  var file: [UInt8] { Array("\(manifest.hex) \(text)\n".utf8) }
}

extension SiteTarget {
  /// The note beside the site, whether or not it still holds; nil without one.
  ///
  /// Cheap, and takes no lock.
  public var note: String? {
    left(SiteNote.name, limit: SiteNote.mostBytes)
      .flatMap { SiteNote(String(decoding: $0, as: UTF8.self))?.text }
  }
}

extension SitePlace {
  /// Leaves a file of ours beside the site, over an older one.
  ///
  /// - Throws: When the disk fails, or what has its name cannot be replaced; then no draft is left.
  func leave(_ name: String, _ bytes: [UInt8]) throws(FileError) {
    let draft = name + ".draft"
    if try parent.existing(draft)?.kind == .file { try parent.removeFile(draft) }
    if try parent.existing(name)?.kind == .folder {
      throw FileError(.wrongKind, path: parent.full(name))
    }
    try parent.create(
      draft, bytes: bytes.span, permissions: SitePermissions.private.file, syncs: false)
    do throws(FileError) {
      try parent.rename(draft, into: parent, as: name)
    } catch {
      try? parent.removeFile(draft)
      throw error
    }
  }
}
