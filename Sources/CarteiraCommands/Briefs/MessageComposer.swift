import Diagnostics
import Files
import Localization
import Mail
import Outbox
import Portfolio
import Reports

/// Makes messages of documents: the same document to the same people is the same message, byte for byte.
struct MessageComposer {
  /// Who writes.
  let from: MailAddress
  /// Where answers go.
  let replyTo: MailAddress?
  /// When they are written.
  let date: MailDate

  /// A document as the messages that are sent: one to each recipient, who sees no other.
  ///
  /// - Parameters:
  ///   - brief: The document.
  ///   - delivery: To whom it goes.
  ///   - day: The day it tells of.
  /// - Returns: The messages.
  /// - Throws: When a value of the data could begin another header.
  func messages(
    _ brief: Brief, _ delivery: BriefDelivery, on day: Day
  ) throws(Diagnostic) -> [OutboxMessage] {
    var messages: [OutboxMessage] = []
    for addressee in delivery.addressees {
      let to = [addressee.address]
      messages.append(
        OutboxMessage(
          document: OutboxDocument(
            kind: brief.kind.rawValue, stem: brief.stem, day: day.description),
          version: hash(brief, []), messageID: identifier(brief, to), sender: from.address,
          recipient: addressee.address.address, contact: addressee.contact,
          isExternal: brief.kind.audience == .external, content: try message(brief, to: to)))
    }
    return messages
  }

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
    "\(brief.kind.rawValue).\(hash(brief, to))@\(from.domain)"
  }

  private func hash(_ brief: Brief, _ to: [MailAddress]) -> String {
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
    return String(hash.finish().hex.prefix(32))
  }
}
