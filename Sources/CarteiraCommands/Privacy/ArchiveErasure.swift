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
/// place of the old one in one step. Killed in between, some bags are done and the others are as they were;
/// the same command again does the rest.
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
  /// - Returns: What was done.
  /// - Throws: When a bag is damaged or a trace would stay; bags after it are as they were.
  func run() throws(DiagnosticsError) -> Result {
    try lifting { () throws(Diagnostic) in
      var result = Result()
      guard FileSystem.disk.isFolder(folder.archive.path) else { return result }
      let writer = try ArchiveWriter(folder.archive, permissions: permissions)
      let names = try folder.archive.names()
      for name in names {
        result.bags += 1
        if try erase(name, writer) { result.changed.append(name) }
        let tar = folder.archive.path(of: name + ".tar.gz")
        guard FileSystem.disk.isFile(tar) else { continue }
        // Always: a process that died between the two would have left the old one.
        _ = try folder.archive.export(
          name, to: tar, replaces: true, permissions: permissions, threads: threads)
        result.packed.append(tar)
      }
      // Made of the snapshots, and made again from them when somebody asks.
      for ending in ["", "-wal", "-shm", "-journal"] {
        try AtomicFile.remove(folder.archive.path(of: MetricsIndex.fileName + ending))
      }
      result.orphans = try orphans(names)
      return result
    }
  }

  private func erase(_ name: String, _ writer: ArchiveWriter) throws(Diagnostic) -> Bool {
    var payload: [PayloadFile] = []
    var isChanged = false
    var isGone = false
    try folder.archive.forEachFile(of: name) { path, bytes throws(Diagnostic) in
      guard let left = eraser.erased(path.text, bytes) else {
        isChanged = true
        isGone = true
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
    if isGone {
      for alias in Set(eraser.person.clients.map(eraser.alias)) {
        guard let place = OutputPath("site/clients/\(alias)/index.html") else { continue }
        payload.append(PayloadFile(place, .bytes(Array(ArchiveErasure.stone.utf8))))
      }
    }
    guard isChanged else { return false }
    try writer.reseal(name, payload, info: info(name), threads: threads)
    return true
  }

  /// The page in place of those of a client who was forgotten, so that no link leads nowhere.
  private static let stone = """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>•••</title></head><body><p>•••</p></body></html>

    """

  private func check(_ bytes: [UInt8], _ path: String, _ name: String) throws(Diagnostic) {
    let parts = path.hasSuffix(".xlsx") ? ZipFile.parts(of: bytes)?.map(\.bytes) : nil
    let plain = path.hasSuffix(".ics") ? [OutputGuard.unfolded(bytes)] : [bytes]
    for piece in (parts ?? plain) + [Array(path.utf8)]
    where eraser.traces.first(in: piece) != nil {
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
