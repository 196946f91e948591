/// A message as it is sent and stored (RFC 5322, 2045 to 2047, 2231): the same text as plain words and as
/// a page, and files with it.
///
/// Its bytes follow from its values alone. Every line is ASCII, ends in CRLF and keeps within 78
/// characters where the rules let it.
public struct MailMessage: Sendable, Hashable {
  /// Who writes.
  public var from: MailAddress
  /// Where answers go, if not to who writes.
  public var replyTo: MailAddress?
  /// To whom; nobody in a message that is only looked at.
  public var to: [MailAddress]
  /// What it is about.
  public var subject: String
  /// When it was written.
  public var date: MailDate
  /// What tells it from every other message: `left@right`, without brackets.
  public var messageID: String
  /// The language of its text, such as `pt-BR`.
  public var language: String
  /// The text as plain words, in UTF-8.
  public var text: [UInt8]
  /// The text as a page, in UTF-8.
  public var html: [UInt8]
  /// The files with it.
  public var attachments: [MailAttachment]

  /// A message.
  public init(
    from: MailAddress, replyTo: MailAddress? = nil, to: [MailAddress], subject: String,
    date: MailDate, messageID: String, language: String, text: [UInt8], html: [UInt8],
    attachments: [MailAttachment] = []
  ) {
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.date = date
    self.messageID = messageID
    self.language = language
    self.text = text
    self.html = html
    self.attachments = attachments
  }

  /// The message as bytes.
  ///
  /// - Returns: Head and parts, each line with its end.
  /// - Throws: When a value could begin another header, or a part is missing.
  public func bytes() throws(MailError) -> [UInt8] {
    guard !text.isEmpty, !html.isEmpty else { throw .emptyBody }
    let alternative = MailMessage.boundary("alternative", messageID)
    var output = try head()
    let body = MailMessage.multipart(
      [part("text/plain", text), part("text/html", html)], boundary: alternative)
    guard !attachments.isEmpty else {
      output += MailMessage.type("multipart/alternative", boundary: alternative)
      return output + [0x0D, 0x0A] + body
    }
    let mixed = MailMessage.boundary("mixed", messageID)
    output += MailMessage.type("multipart/mixed", boundary: mixed)
    let inner = MailMessage.type("multipart/alternative", boundary: alternative)
    return output + [0x0D, 0x0A]
      + MailMessage.multipart(
        [inner + [0x0D, 0x0A] + body] + attachments.map(\.part), boundary: mixed)
  }

  private func head() throws(MailError) -> [UInt8] {
    try HeaderText.check(messageID, field: "Message-ID")
    guard MailMessage.isMessageID(messageID) else { throw .badMessageID(messageID) }
    let isTag = language.utf8.allSatisfy { HeaderText.isAlphanumeric($0) || $0 == 0x2D }
    guard isTag, !language.isEmpty else { throw .forbiddenCharacter(field: "Content-Language") }
    var output = HeaderText.folded("Date", [date.text])
    output += try HeaderText.addresses("From", [from])
    if let replyTo { output += try HeaderText.addresses("Reply-To", [replyTo]) }
    output +=
      to.isEmpty
      ? HeaderText.folded("To", ["undisclosed-recipients:;"])
      : try HeaderText.addresses("To", to)
    output += try HeaderText.unstructured("Subject", subject)
    output += HeaderText.folded("Message-ID", ["<\(messageID)>"])
    output += HeaderText.folded("Auto-Submitted", ["auto-generated"])
    output += HeaderText.folded("MIME-Version", ["1.0"])
    return output + HeaderText.folded("Content-Language", [language])
  }

  private func part(_ type: String, _ text: [UInt8]) -> [UInt8] {
    HeaderText.folded("Content-Type", ["\(type);", "charset=UTF-8"])
      + HeaderText.folded("Content-Transfer-Encoding", ["quoted-printable"]) + [0x0D, 0x0A]
      + QuotedPrintable.encoded(text)
  }

  private static func type(_ type: String, boundary: String) -> [UInt8] {
    HeaderText.folded("Content-Type", ["\(type);", "boundary=\"\(boundary)\""])
  }

  private static func multipart(_ parts: [[UInt8]], boundary: String) -> [UInt8] {
    let line = Array("--\(boundary)".utf8)
    var output: [UInt8] = []
    for part in parts { output += line + [0x0D, 0x0A] + part + [0x0D, 0x0A] }
    return output + line + Array("--".utf8) + [0x0D, 0x0A]
  }

  /// What stands between the parts: `=_` is in no quoted-printable text and in no Base64.
  private static func boundary(_ kind: String, _ messageID: String) -> String {
    // FNV-1a: it has to differ from message to message, and keeps no secret.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in (kind + messageID).utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return "=_\(kind)_" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// Whether a text is an identifier: words with dots on both sides of one `@`, short enough for a line.
  private static func isMessageID(_ text: String) -> Bool {
    let sides = text.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
    return text.utf8.count <= HeaderText.lineLength - 4 && sides.count == 2
      && sides.allSatisfy { side in
        side.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy {
          !$0.isEmpty && $0.allSatisfy(HeaderText.isAtomByte)
        }
      }
  }
}
