import Mail

/// E-mail whose heads are made of what tables hold: names, subjects, addresses, names of files.
///
/// Lines of the case are, in order: a name, an address, the subject, the name of a file, its type, a moment,
/// the identifier; a byte 0x1E stands for the end of a value so that values may hold line ends.
enum MessageDoor {
  private static let heads: Set<String> = [
    "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version",
    "Content-Language", "Content-Type", "Reply-To",
  ]

  static func read(_ bytes: [UInt8]) -> Bool {
    let values = bytes.split(separator: 0x1E, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    func value(_ index: Int, _ usual: String) -> String {
      index < values.count && !values[index].isEmpty ? values[index] : usual
    }
    guard let from = try? MailAddress("ana@exemplo.com.br", name: value(0, "Ana")),
      let date = try? MailDate(iso: value(5, "2026-11-16T09:00:00-03:00"))
    else { return true }
    let to = try? MailAddress(value(1, "rui@exemplo.com.br"), name: value(0, "Rui"))
    let file = try? MailAttachment(
      name: value(3, "a.ics"), type: value(4, "text/calendar"),
      parameters: [.init("charset", "UTF-8")], bytes: Array(value(2, "x").utf8))
    let message = MailMessage(
      from: from, to: to.map { [$0] } ?? [], subject: value(2, "Olá"), date: date,
      messageID: value(6, "a@exemplo.com.br"), language: "pt-BR",
      text: Array(value(7, "x").utf8), html: Array("<p>\(value(7, "x"))</p>".utf8),
      attachments: file.map { [$0] } ?? [])
    guard let output = try? message.bytes() else { return true }
    check(output)
    return true
  }

  private static func check(_ message: [UInt8]) {
    var isHead = true
    var names: [String] = []
    var start = 0
    for index in message.indices where message[index] == 0x0A {
      precondition(index > 0 && message[index - 1] == 0x0D, "a line ends without CR")
      let line = message[start..<(index - 1)]
      start = index + 1
      precondition(line.count <= 998, "a line is longer than mail allows")
      precondition(
        line.allSatisfy { $0 < 0x80 && $0 != 0x0D && $0 != 0 }, "a line is not plain ASCII")
      if line.isEmpty { isHead = false }
      guard isHead, line.first != 0x20 else { continue }
      let name = line.prefix { $0 != 0x3A }
      names.append(String(decoding: name, as: UTF8.self))
    }
    precondition(start == message.count, "the last line has no end")
    precondition(names.allSatisfy(heads.contains), "a value began a header: \(names)")
    precondition(Set(names).count == names.count, "a header stands twice: \(names)")
  }
}
