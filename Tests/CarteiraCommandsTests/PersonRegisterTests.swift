import Dispatch
import Foundation
import Portfolio
import Privacy
import TestSupport
import Testing

@testable import CarteiraCommands

@Suite("The register of people who were erased") struct PersonRegisterTests {
  @Test("keeps everybody whom several add at once")
  func together() throws {
    let folder = try TemporaryFolder()
    let hash = try #require(KeyedHash(key: "a key that is long enough"))
    let day = try #require(Day(iso: "2026-11-16"))
    let register = PersonRegister(folder: folder.path)
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      var clues = Suppression.Clues()
      clues.table = .contacts
      clues.id = "P-\(number)"
      let marks = Suppression(hash).marks(clues)
      try? register.add("erased", [PersonRegister.Entry(marks: marks, day: day)], hash)
    }
    let text = try String(contentsOfFile: register.path, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 9)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("privacy"))
    #expect(names.sorted() == [".persons.lock", "persons.txt"])
  }

  @Test("half a line that a process did not live to finish was never said, and is no tampering")
  func halfALine() throws {
    let folder = try TemporaryFolder()
    let log = AuditFile(folder: folder.path)
    for _ in 0..<2 { try log.note("build", [], at: "2026-11-16T12:00:00Z") }
    let handle = try #require(FileHandle(forWritingAtPath: log.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"n\":3,\"at\":\"20".utf8))
    try handle.close()
    #expect(try log.verify().count == 2)
    try log.note("build", [], at: "2026-11-16T12:00:00Z")
    #expect(try log.verify().count == 3)
  }
}
