import Foundation
import Publishing
import Synchronization
import Testing

@Suite("A writer that is told to give up") struct AbandonTests {
  private static let stamp = BuildStamp(
    program: "carteira test", builtAt: "2026-03-31T08:00:00-03:00")

  @Test("leaves the site as it was and nothing beside it, whoever still adds files")
  func whileAdding() throws {
    let site = try SiteFixture()
    let pages = SiteFixture.pages(clients: 3)
    try site.build(pages)
    let writer = try SiteWriter(site.target)
    let isDone = Mutex(false)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      for number in 0..<300 {
        if thread == 0, number == 100 {
          let done = writer.abandon()
          isDone.withLock { $0 = done }
        }
        try? writer.add("new/\(number % 7)/\(thread)-\(number).html", Array("page".utf8))
      }
    }
    #expect(isDone.withLock { $0 })
    #expect(try site.besides().isEmpty)
    #expect(throws: (any Error).self) { try writer.add("late.html", Array("page".utf8)) }
    #expect(throws: (any Error).self) { _ = try writer.publish(Self.stamp) }
    #expect(try site.texts() == pages)
    #expect(try site.besides().isEmpty)
  }

  @Test("does not, where the site is in place")
  func tooLate() throws {
    let site = try SiteFixture()
    let writer = try SiteWriter(site.target)
    try writer.add("index.html", Array("home".utf8))
    _ = try writer.publish(Self.stamp)
    #expect(!writer.abandon())
    #expect(try site.texts() == ["index.html": "home"])
  }
}
