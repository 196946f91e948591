import Diagnostics
import Files
import Localization
import Mail
import Reports

/// Makes messages of documents: the same document to the same people is the same message, byte for byte.
struct MessageComposer {
  /// Who writes.
  let from: MailAddress
  /// Where answers go.
  let replyTo: MailAddress?
  /// When they are written.
  let date: MailDate

  /// A document as a message.
  ///
  /// - Parameters:
  ///   - brief: The document.
  ///   - to: To whom; nobody for one that is only looked at.
  /// - Returns: The bytes of the message.
  /// - Throws: When a value of the data could begin another header.
  func message(_ brief: Brief, to: [MailAddress]) throws(Diagnostic) -> [UInt8] {
    do throws(MailError) {
      var attachments: [MailAttachment] = []
      if let invitation = brief.invitation {
        attachments.append(
          try MailAttachment(
            name: brief.stem + ".ics", type: "text/calendar",
            parameters: [.init("charset", "UTF-8"), .init("method", "PUBLISH")],
            bytes: invitation))
      }
      return try MailMessage(
        from: from, replyTo: replyTo, to: to, subject: subject(brief), date: date,
        messageID: identifier(brief, to), language: brief.locale.tag, text: brief.text,
        html: brief.message, attachments: attachments
      ).bytes()
    } catch {
      throw Diagnostic(.messageRefused, facts: ["name": brief.stem, "reason": "\(error)"])
    }
  }

  /// Line ends of the data are blanks in a subject; a zero byte is refused.
  private func subject(_ brief: Brief) -> String {
    brief.subject.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func identifier(_ brief: Brief, _ to: [MailAddress]) -> String {
    var hash = SHA256()
    let parts = [
      brief.kind.rawValue, brief.stem, brief.subject, date.text, from.address,
      replyTo?.address ?? "", to.map(\.address).joined(separator: " "),
    ]
    for part in parts { hash.update(Array(part.utf8) + [0]) }
    for part in [brief.text, brief.message, brief.invitation ?? []] {
      hash.update(part)
      hash.update([0])
    }
    return "\(brief.kind.rawValue).\(hash.finish().hex.prefix(32))@\(from.domain)"
  }
}
