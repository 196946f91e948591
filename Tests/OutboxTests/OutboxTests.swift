import Foundation
import Outbox
import SQLite
import TestSupport
import Testing

@Suite("The ledger of what was sent") struct OutboxTests {
  static func message(
    _ recipient: String, version: String = "v1", stem: String = "owner-ana",
    contact: String? = nil
  ) -> OutboxMessage {
    OutboxMessage(
      document: OutboxDocument(kind: "owner-digest", stem: stem, day: "2026-11-16"),
      version: version, messageID: "\(version).\(stem).\(recipient)", sender: "a@sol.example",
      recipient: recipient, contact: contact, isExternal: contact != nil,
      content: Array("Subject: x\r\n\r\n\(version)\r\n".utf8))
  }

  /// A ledger with one message that waits.
  static func outbox(
    _ messages: [OutboxMessage] = [message("ana@sol.example")]
  ) throws -> (Outbox, [Int64]) {
    let outbox = try Outbox(path: ":memory:")
    return (outbox, try outbox.plan(messages, at: 1_000).compactMap { $0 })
  }

  @Test("a message is sent once, however often it is planned")
  func once() throws {
    let (outbox, numbers) = try Self.outbox()
    #expect(try outbox.plan([Self.message("ana@sol.example")], at: 1_001) == numbers)
    #expect(try outbox.claim(numbers[0], at: 1_002))
    #expect(try !outbox.claim(numbers[0], at: 1_002))
    #expect(try outbox.begin(numbers[0]))
    #expect(try outbox.settle(numbers[0], .sent(code: 250, reply: "ok"), at: 1_003) == .sent)
    #expect(try outbox.plan([Self.message("ana@sol.example")], at: 1_004) == [nil])
    #expect(try !outbox.claim(numbers[0], at: 1_005))
    #expect(try !outbox.reopen(numbers[0], from: Set(OutboxState.allCases), at: 1_006))
    #expect(try outbox.content(of: numbers[0]) == nil)
    #expect(
      try outbox.events(of: numbers[0]).map(\.state) == [.planned, .claimed, .sent])
  }

  @Test("what was not taken is tried after 1, 5, 15, 60 minutes and a day, then it has failed")
  func backOff() throws {
    let (outbox, numbers) = try Self.outbox()
    var now: Int64 = 10_000
    for delay in OutboxSchedule.delays {
      #expect(try outbox.claim(numbers[0], at: now))
      #expect(
        try outbox.settle(numbers[0], .deferred(code: 451, reply: "later"), at: now) == .deferred)
      #expect(try outbox.entry(numbers[0])?.due == now + delay)
      now += delay
    }
    #expect(OutboxSchedule.delays == [60, 300, 900, 3_600, 86_400])
    #expect(try outbox.claim(numbers[0], at: now))
    #expect(try outbox.settle(numbers[0], .deferred(code: 451, reply: "later"), at: now) == .failed)
    #expect(try outbox.entry(numbers[0])?.attempts == 6)
    #expect(try !outbox.claim(numbers[0], at: now))
    // Somebody asks for it: from the beginning.
    #expect(try outbox.reopen(numbers[0], from: [.failed], at: now))
    #expect(try outbox.entry(numbers[0])?.attempts == 0)
  }

  @Test("a process that died before content waits again, one that died after is unknown")
  func recovery() throws {
    let (outbox, numbers) = try Self.outbox([
      Self.message("a@sol.example", stem: "a"), Self.message("b@sol.example", stem: "b"),
      Self.message("c@sol.example", stem: "c"),
    ])
    #expect(try outbox.claim(numbers[0], at: 1))
    #expect(try outbox.claim(numbers[1], at: 1))
    #expect(try outbox.begin(numbers[1]))
    #expect(try outbox.recover(at: 2) == [numbers[1]])
    #expect(try outbox.entries().map(\.state) == [.planned, .unknown, .planned])
    #expect(try outbox.entry(numbers[0])?.attempts == 0)
    #expect(try outbox.plan([Self.message("b@sol.example", stem: "b")], at: 3) == [nil])
    #expect(try !outbox.reopen(numbers[1], from: [.failed], at: 3))
    #expect(try outbox.reopen(numbers[1], from: [.unknown], at: 3))
    #expect(try outbox.recover(at: 4) == [])
  }

  @Test(
    "only what waits is taken back",
    arguments: [
      OutboxState.planned, .claimed, .deferred, .sent, .failed, .unknown, .cancelled,
    ])
  func takenBack(state: OutboxState) throws {
    let (outbox, numbers) = try Self.outbox()
    if state == .cancelled { try outbox.cancel(numbers[0], because: "x", at: 2) }
    if state != .planned, state != .cancelled {
      #expect(try outbox.claim(numbers[0], at: 2))
      let result: OutboxResult? =
        switch state {
        case .sent: .sent(code: 250, reply: "")
        case .failed: .failed(code: 550, reply: "")
        case .unknown: .unknown
        case .deferred: .deferred(code: 450, reply: "")
        default: nil
        }
      if let result { _ = try outbox.settle(numbers[0], result, at: 2) }
    }
    #expect(try outbox.entry(numbers[0])?.state == state)
    let isTaken = try outbox.cancel(numbers[0], because: "by hand", at: 3)
    #expect(isTaken == state.isPending)
    #expect(try outbox.entry(numbers[0])?.state == (isTaken ? .cancelled : state))
    #expect(try !isTaken || outbox.content(of: numbers[0]) == nil)
    #expect(try !isTaken || !outbox.claim(numbers[0], at: 4))
  }

  @Test("a server that cannot be spoken with costs no attempt")
  func release() throws {
    let (outbox, numbers) = try Self.outbox()
    for _ in 0..<20 {
      #expect(try outbox.claim(numbers[0], at: 1))
      try outbox.release(numbers[0], at: 1)
    }
    #expect(try outbox.entry(numbers[0])?.state == .planned)
    _ = try outbox.claim(numbers[0], at: 1)
    _ = try outbox.settle(numbers[0], .deferred(code: 421, reply: "x"), at: 1)
    _ = try outbox.claim(numbers[0], at: 99)
    try outbox.release(numbers[0], at: 99)
    #expect(try outbox.entry(numbers[0])?.state == .deferred)
    #expect(try outbox.entry(numbers[0])?.attempts == 1)
  }

  @Test(
    "a document that changed is refused once somebody may have it, and replaces what waits before",
    arguments: [OutboxState.planned, .deferred, .failed, .sent, .unknown])
  func changed(state: OutboxState) throws {
    let old = [Self.message("a@sol.example"), Self.message("b@sol.example")]
    let new = [
      Self.message("a@sol.example", version: "v2"), Self.message("b@sol.example", version: "v2"),
    ]
    let (outbox, numbers) = try Self.outbox(old)
    if state != .planned {
      _ = try outbox.claim(numbers[0], at: 2)
      let result: OutboxResult =
        switch state {
        case .sent: .sent(code: 250, reply: "")
        case .failed: .failed(code: 550, reply: "")
        case .unknown: .unknown
        default: .deferred(code: 450, reply: "")
        }
      _ = try outbox.settle(numbers[0], result, at: 2)
    }
    let mayHaveIt = state == .sent || state == .unknown
    let planned = try outbox.plan(new, at: 3)
    #expect(planned.allSatisfy { ($0 == nil) == mayHaveIt })
    if mayHaveIt {
      guard case .changed(let since) = try outbox.standings(of: new)[1] else {
        Issue.record("a changed document is as if it had not changed")
        return
      }
      #expect(since.number == numbers[0])
      #expect(try outbox.entry(numbers[1])?.state == .planned)
      let again = try outbox.plan(new, isNewCampaign: true, at: 4)
      #expect(again.allSatisfy { $0 != nil })
    }
    // Nobody gets the older version after the newer one.
    #expect(try outbox.entry(numbers[1])?.state == .cancelled)
    // What was decided on need not be decided on again.
    #expect(try outbox.plan(new, at: 5).allSatisfy { $0 != nil })
  }

  @Test("who was forgotten is in no byte, and what waited is taken back")
  func erase() throws {
    let folder = try TemporaryFolder()
    let path = folder("outbox.sqlite")
    do {
      let outbox = try Outbox(path: path)
      let numbers = try outbox.plan(
        [
          Self.message("zuleica@fora.example", stem: "engagement-cpf-9", contact: "P-77701"),
          Self.message("ana@sol.example", stem: "owner-ana"),
          Self.message("bia@sol.example", stem: "owner-bia"),
        ], at: 1
      ).compactMap { $0 }
      _ = try outbox.claim(numbers[0], at: 2)
      _ = try outbox.settle(
        numbers[0], .failed(code: 550, reply: "<zuleica@fora.example> unknown"), at: 2)
      _ = try outbox.claim(numbers[1], at: 2)
      _ = try outbox.settle(numbers[1], .sent(code: 250, reply: "ok"), at: 2)
      let count = try outbox.erase(
        { $0 == "P-77701" || $0 == "zuleica@fora.example" }, alias: { _ in "erased-1" },
        renamed: { $0.replacing("cpf-9", with: "erased-2") }, at: 3)
      #expect(count == 1)
      let entries = try outbox.entries()
      #expect(entries.map(\.state) == [.failed, .sent, .cancelled])
      #expect(entries.map(\.recipient) == ["erased-1", "ana@sol.example", "bia@sol.example"])
      #expect(try !outbox.reopen(numbers[0], from: [.failed], at: 4))
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for trace in ["zuleica@", "P-77701", "cpf-9", "Subject: x"] {
      // The identifier of the test's message is the address; that of a real one is a hash.
      let text = String(decoding: bytes, as: UTF8.self).replacing(
        "v1.engagement-cpf-9.zuleica@", with: "")
      #expect(!text.contains(trace), "\(trace)")
    }
  }

  @Test("a ledger of another version, and what is none, are never made anew")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let other = folder("other.sqlite")
    try SQLiteDatabase(path: other, access: .create).run("PRAGMA user_version = 7")
    #expect(throws: OutboxError.otherVersion(7)) { try Outbox(path: other) }
    let text = folder("text.sqlite")
    try Data("no database at all, but long enough to be looked at as one".utf8)
      .write(to: URL(fileURLWithPath: text))
    #expect(throws: OutboxError.self) { try Outbox(path: text) }
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: text)).starts(with: Data("no database".utf8)))
  }
}
