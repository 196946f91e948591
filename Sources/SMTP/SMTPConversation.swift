internal import Glibc

/// What is told while a message is handed over: the content on one side, what was said on the other.
final class SMTPConversation {
  private let content: [UInt8]
  private let beforeContent: () -> Bool
  private var offset = 0
  /// Whether sender or recipient were named.
  private(set) var isNamed = false
  /// Whether any of the content was handed over.
  private(set) var isBegun = false
  /// The last reply; once content was handed over, the first one after that.
  private(set) var reply: SMTPReply?
  private var isAnswered = false
  private var isRefused = false

  /// - Parameters:
  ///   - content: The message.
  ///   - beforeContent: Called once before any of it is handed over; false ends the transfer.
  init(_ content: [UInt8], beforeContent: @escaping () -> Bool) {
    self.content = content
    self.beforeContent = beforeContent
  }

  /// Copies the next bytes of the message.
  ///
  /// - Returns: How many; nil where it must not go on.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    if !isBegun {
      guard !isRefused, beforeContent() else {
        isRefused = true
        return nil
      }
      isBegun = true
      reply = nil
    }
    let count = min(buffer.count, content.count - offset)
    unsafe content.withUnsafeBytes { bytes in
      let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
      unsafe buffer.copyMemory(from: piece)
    }
    offset += count
    return count
  }

  /// Takes note of a command of ours; what it says besides its first word is not looked at.
  func said(_ bytes: UnsafeRawBufferPointer) {
    if unsafe bytes.starts(with: Array("MAIL FROM".utf8)) {
      isNamed = true
      // What was said before was about us, not about the message.
      reply = nil
    }
    // libcurl says good-bye by itself where a recipient was refused: what comes back is no answer to that.
    if unsafe bytes.starts(with: Array("QUIT".utf8)) { isAnswered = true }
  }

  /// Takes note of a line of the server.
  func heard(_ bytes: UnsafeRawBufferPointer) {
    guard !isAnswered, let found = unsafe SMTPReply(line: bytes) else { return }
    reply = found
    isAnswered = isBegun
  }

  /// What became of the message.
  func outcome(_ reason: String) -> SMTPOutcome {
    .of(isNamed: isNamed, isBegun: isBegun, reply: reply, reason: reason)
  }
}
