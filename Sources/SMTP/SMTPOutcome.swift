/// What a server said: a code of three digits, and words.
public struct SMTPReply: Sendable, Hashable {
  /// The code.
  public let code: Int
  /// The last line without the code: printable ASCII, cut to a screen's width.
  public let text: String

  /// A reply.
  public init(code: Int, text: String) {
    self.code = code
    self.text = text
  }

  static let longest = 160

  /// Reads a line; nil where it is none, or says that more lines follow.
  init?(line: some Sequence<UInt8>) {
    let bytes = Array(line.prefix(2_000))
    guard bytes.count >= 3, bytes.prefix(3).allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    if bytes.count > 3, bytes[3] == 0x2D { return nil }
    code = bytes.prefix(3).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    let rest = bytes.dropFirst(4).map { (0x20...0x7E).contains($0) ? $0 : 0x20 }
    let words = rest.split(separator: 0x20)
    let shown = words.joined(separator: [0x20]).prefix(SMTPReply.longest)
    text = String(decoding: Array(shown), as: UTF8.self)
  }
}

/// What became of a message, as its sender may know.
public enum SMTPOutcome: Sendable, Hashable {
  /// The server took it.
  case sent(SMTPReply)
  /// The server did not take it now; nothing was delivered.
  case deferred(SMTPReply?)
  /// The server will not take it; nothing was delivered.
  case failed(SMTPReply)
  /// Content was handed over and no answer came: it may have been delivered.
  case unknown
  /// There was no conversation about the message: no server, no encryption, no login.
  case unreachable(String)

  /// Tells what became of a message from what was said, and from nothing else: how a library ends a
  /// transfer says little about what the server did.
  ///
  /// - Parameters:
  ///   - isNamed: Whether sender or recipient were named to the server.
  ///   - isBegun: Whether any of the content was handed over.
  ///   - reply: The last complete reply, in the clear or encrypted; where content was handed over, the first
  ///     one after that.
  ///   - reason: Why the transfer ended, in words.
  /// - Returns: What became of it.
  public static func of(
    isNamed: Bool, isBegun: Bool, reply: SMTPReply?, reason: String
  ) -> SMTPOutcome {
    guard isNamed else {
      let refusal = reply.flatMap { $0.code >= 400 ? "\($0.code) \($0.text)" : nil }
      return .unreachable(refusal ?? reason)
    }
    switch reply?.code ?? 0 {
    case 200...299 where isBegun: return reply.map { SMTPOutcome.sent($0) } ?? .unknown
    case 500...599: return reply.map { SMTPOutcome.failed($0) } ?? .unknown
    case 400...499: return .deferred(reply)
    // No answer, or one that is none: before the content that harms nobody.
    default: return isBegun ? .unknown : .deferred(nil)
    }
  }
}
