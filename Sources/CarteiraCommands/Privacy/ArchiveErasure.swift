import Archive
import Diagnostics
import Files
import Localization
import Portfolio
import Privacy
import Publishing

/// Forgets a person in every snapshot of an archive, one after the other.
///
/// Each bag is looked at whole, put together anew without the person, looked at again for traces, and put in
/// place of the old one in one step; a packed file goes before its bag changes. Killed in between, some bags
/// are done, the others are as they were, and nothing besides holds the person; the same command again does
/// the rest.
struct ArchiveErasure {
  let folder: SnapshotFolder
  let eraser: PersonEraser
  let permissions: BagPermissions
  let threads: Int

  /// What was done.
  struct Result {
    /// The snapshots that spoke of the person and do no more.
    var changed: [String] = []
    /// How many snapshots were looked at.
    var bags = 0
    /// Packed files that were packed anew.
    var packed: [String] = []
    /// Packed files whose snapshot is not there: nobody can say what is in them.
    var orphans: [String] = []
  }

  /// Whether a bag speaks of the person.
  func speaks(_ name: String) throws(Diagnostic) -> [String] {
    var found: [String] = []
    try folder.archive.forEachFile(of: name) { path, bytes throws(Diagnostic) in
      let left = eraser.erased(path.text, bytes)
      if left?.bytes != bytes || left?.path != path.text { found.append(path.text) }
    }
    return found
  }

  /// Forgets the person.
  ///
  /// - Parameter writer: The right to change the archive; nil where there is none.
  /// - Returns: What was done.
  /// - Throws: When a bag is damaged or a trace would stay; bags after it are as they were.
  func run(_ writer: ArchiveWriter?) throws(DiagnosticsError) -> Result {
    try lifting { () throws(Diagnostic) in
      var result = Result()
      guard let writer else { return result }
      // Before the bags, since it may name the person, and after, since somebody may have asked meanwhile.
      try removeIndex()
      let names = try folder.archive.names()
      for name in names {
        result.bags += 1
        if try erase(name, writer) { result.changed.append(name) }
        guard try writer.isPacked(name) else { continue }
        let tar = folder.archive.path(of: name + ".tar.gz")
        // Always: an earlier program that died between the two would have left the old one.
        _ = try folder.archive.export(
          name, to: tar, replaces: true, permissions: permissions, threads: threads)
        result.packed.append(tar)
      }
      try removeIndex()
      result.orphans = try orphans(names)
      return result
    }
  }

  /// Removes the figures of all snapshots: made of these, and made again from them when somebody asks.
  private func removeIndex() throws(Diagnostic) {
    for ending in ["", "-wal", "-shm", "-journal"] {
      try AtomicFile.remove(folder.archive.path(of: MetricsIndex.fileName + ending))
    }
  }

  private func erase(_ name: String, _ writer: ArchiveWriter) throws(Diagnostic) -> Bool {
    var payload: [PayloadFile] = []
    var isChanged = false
    var isGone = false
    try folder.archive.forEachFile(of: name) { path, bytes throws(Diagnostic) in
      guard let left = eraser.erased(path.text, bytes) else {
        isChanged = true
        if path.text.hasPrefix("site/clients/") { isGone = true }
        return
      }
      guard let place = OutputPath(left.path) else {
        throw Diagnostic(.pathUnsafe, facts: ["path": left.path])
      }
      if left.bytes == bytes, left.path == path.text {
        payload.append(
          PayloadFile(place, .copy(of: folder.archive.path(of: path.text, in: name))))
      } else {
        isChanged = true
        payload.append(PayloadFile(place, .bytes(left.bytes)))
      }
      try check(left.bytes, left.path, name)
    }
    guard isChanged else { return false }
    if isGone { payload += stones(beside: payload) }
    try writer.removePacked(name)
    try writer.reseal(name, payload, info: info(name), threads: threads)
    return true
  }

  /// The pages in place of the person's own, those aside that an earlier erasure left.
  private func stones(beside payload: [PayloadFile]) -> [PayloadFile] {
    let taken = Set(payload.map(\.path))
    return Set(eraser.person.clients.map(eraser.alias)).sorted().compactMap { alias in
      guard let place = OutputPath("site/clients/\(alias)/index.html"), !taken.contains(place)
      else { return nil }
      return PayloadFile(place, .bytes(Array(ArchiveErasure.stone.utf8)))
    }
  }

  /// The page in place of those of a client who was forgotten, so that no link leads nowhere.
  private static let stone = """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>•••</title></head><body><p>•••</p></body></html>

    """

  private func check(_ bytes: [UInt8], _ path: String, _ name: String) throws(Diagnostic) {
    guard !eraser.isNamed(in: path, bytes), eraser.traces.first(in: Array(path.utf8)) == nil else {
      throw Diagnostic(.traceLeft, facts: ["name": name, "path": path])
    }
  }

  /// What the bag says of itself, and that people were forgotten in it: how often, not whom.
  private func info(_ name: String) -> BagInfo {
    let made: Set<String> = ["Bag-Size", "Payload-Oxum", "Carteira-Erasures"]
    let old = folder.archive.info(of: name) ?? BagInfo()
    let count = old["Carteira-Erasures"].flatMap { Int($0) } ?? 0
    var info = BagInfo(
      old.entries.filter { !made.contains($0.label) }.map {
        BagInfo.Entry($0.label, clean($0.value))
      })
    info.entries.append(BagInfo.Entry("Carteira-Erasures", String(count + 1)))
    return info
  }

  private func clean(_ text: String) -> String {
    String(decoding: eraser.replaced(Array(text.utf8)), as: UTF8.self)
  }

  private func orphans(_ names: [String]) throws(Diagnostic) -> [String] {
    guard let entries = try? FileSystem.disk.list(folder.archive.path) else { return [] }
    return entries.map(\.name).filter { name in
      name.hasSuffix(".tar.gz") && !names.contains(String(name.dropLast(7)))
    }.map { folder.archive.path(of: $0) }
  }
}
