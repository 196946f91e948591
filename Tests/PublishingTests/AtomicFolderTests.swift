import Diagnostics
import Files
import Foundation
import Publishing
import TestSupport
import Testing

/// A folder that is made whole: by one at a time, and without a trace where it is given up.
@Suite("A folder that is made whole") struct AtomicFolderTests {
  let folder: TemporaryFolder
  var path: String { folder("out") }

  init() throws { folder = try TemporaryFolder() }

  private func prepare(_ isThere: Bool) throws {
    if isThere { try FileSystem.disk.createFolder(path) }
  }

  private func make(
    watching: (Draft) -> Void = { _ in },
    _ body: (Draft) throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    try AtomicFolder.make(path, permissions: .private, last: "b", watching: watching) {
      draft throws(DiagnosticsError) in
      write(["a", "b"], draft.path)
      try body(draft)
    }
  }

  private func write(_ names: [String], _ place: String) {
    for name in names { try? FileSystem.disk.write(name, to: FilePath.join(place, name)) }
  }

  private func refusal(_ work: () throws(DiagnosticsError) -> Void) -> DiagnosticCode? {
    do throws(DiagnosticsError) {
      try work()
      return nil
    } catch {
      return error.diagnostics.first?.code
    }
  }

  /// Everything below the folder that holds it.
  private func tree() throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: folder.path))
  }

  private static let exists = DiagnosticCode(.error, FileError.Kind.exists.rawValue)

  @Test("by one at a time, whether it is there and empty or not", arguments: [true, false])
  func oneAtATime(isThere: Bool) throws {
    try prepare(isThere)
    var second: DiagnosticCode?
    try make { _ in second = refusal { () throws(DiagnosticsError) in try make { _ in } } }
    #expect(second == .siteIsLocked)
    #expect(try tree() == ["out", "out/a", "out/b"])
    let third = refusal { () throws(DiagnosticsError) in try make { _ in } }
    #expect(third == Self.exists)
    #expect(try tree() == ["out", "out/a", "out/b"])
  }

  @Test("and not while a site is published there, nor the other way", arguments: [true, false])
  func besideASite(isThere: Bool) throws {
    try prepare(isThere)
    let target = SiteTarget(path: path)
    var writer: SiteWriter? = try SiteWriter(target)
    let busy = refusal { () throws(DiagnosticsError) in try make { _ in } }
    #expect(busy == .siteIsLocked)
    #expect(writer?.target == target)
    writer = nil
    var refused: DiagnosticCode?
    try make { _ in
      do throws(Diagnostic) { _ = try SiteWriter(target) } catch { refused = error.code }
    }
    let expected: DiagnosticCode = isThere ? .siteIsNotOurs : .siteIsLocked
    #expect(refused == expected)
    #expect(try FileSystem.disk.list(path).map(\.name) == ["a", "b"])
    #expect(throws: Diagnostic.self) { _ = try SiteWriter(target) }
  }

  @Test("leaves nothing where it is given up in its middle", arguments: [true, false])
  func givenUp(isThere: Bool) throws {
    try prepare(isThere)
    let before = try tree()
    var draft: Draft?
    let failure = refusal { () throws(DiagnosticsError) in
      try make(watching: { draft = $0 }) { draft in
        #expect(draft.abandon())
        #expect(throws: FileError.self) { try draft.checkGoesOn() }
      }
    }
    #expect(failure != nil)
    #expect(try tree() == before)
    #expect(draft != nil)
    try make(watching: { draft = $0 }) { _ in }
    // What is in place stays there.
    #expect(draft?.abandon() == false)
    #expect(try tree() == ["out", "out/a", "out/b"])
  }

  @Test("clears what one that was killed left", arguments: [true, false])
  func killed(isThere: Bool) throws {
    try prepare(isThere)
    let lefts =
      isThere
      ? ["out/.carteira.draft", "out/.carteira.1.draft", "out/.carteira.2147483647.draft"]
      : [".out.2147483647.draft"]
    for left in lefts {
      try FileSystem.disk.createFolder(folder(left))
      write(["a", "c"], folder(left))
    }
    #expect(AtomicFolder.isFree(path) == isThere)
    try make { _ in }
    #expect(try tree() == ["out", "out/a", "out/b"])
  }

  @Test("a lock that its holder took away keeps the next one out all the same")
  func locks() throws {
    let place = try Folder(at: folder.path)
    var first = try FileLock.take(".x.lock", in: place)
    #expect(first != nil)
    #expect(FileLock.isHeld(".x.lock", in: place))
    #expect(try FileLock.take(".x.lock", in: place) == nil)
    try place.removeFile(".x.lock")
    let second = try FileLock.take(".x.lock", in: place)
    #expect(second != nil)
    first = nil
    #expect(try FileLock.take(".x.lock", in: place) == nil)
    #expect(!FileLock.isHeld(".y.lock", in: place))
    let whole = try FileLock.take(place)
    #expect(try FileLock.take(place) == nil)
    withExtendedLifetime((first, second, whole)) {}
  }
}
