import Diagnostics
import Files
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("What a build leaves to the next one") struct SiteMemoryTests {
  private let folder: TemporaryFolder
  private var target: SiteTarget {
    SiteTarget(path: folder("site"), permissions: .private, sources: [], home: nil)
  }
  private let memory = SiteMemory(key: "settings 1", bytes: [0, 10, 255, 10, 7])

  init() throws { folder = try TemporaryFolder() }

  private func publish(_ memory: SiteMemory?) throws {
    let writer = try SiteWriter(target)
    try writer.add("index.html", [1])
    _ = try writer.publish(
      BuildStamp(program: "test", builtAt: "2026-01-01T00:00:00Z"), memory: memory)
  }

  @Test("is found under its key alone, after any other build too")
  func found() throws {
    #expect(target.memory(of: memory.key) == nil)
    try publish(memory)
    #expect(target.memory(of: memory.key) == memory.bytes)
    #expect(target.memory(of: "settings 2") == nil)
    try publish(nil)
    #expect(target.memory(of: memory.key) == memory.bytes)
    try publish(SiteMemory(key: "settings 2", bytes: []))
    #expect(target.memory(of: "settings 2") == [])
    #expect(target.memory(of: memory.key) == nil)
  }

  @Test("is nothing where the file is damaged", arguments: 0..<4)
  func damaged(_ how: Int) throws {
    try publish(memory)
    let file = URL(filePath: folder(".site.past"))
    var bytes = try Data(contentsOf: file)
    switch how {
    case 0: bytes[bytes.count - 1] ^= 1
    case 1: bytes.removeLast()
    case 2: bytes.append(0)
    default: bytes = Data("settings 1".utf8)
    }
    try bytes.write(to: file)
    #expect(target.memory(of: memory.key) == nil)
  }
}
