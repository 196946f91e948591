import Privacy
import Testing

@Suite("Messages as they are read") struct MailReadingTests {
  /// What the parts of a message say, one after the other.
  private func said(_ message: String) -> [String] {
    MailReading.parts(of: Array(message.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(
    "encoded words of a head are words",
    arguments: [
      ("=?UTF-8?Q?Nelson_Concei=C3=A7=C3=A3o?=", "Nelson Conceição"),
      ("=?UTF-8?Q?Nelson_?=\r\n =?UTF-8?B?Q29uY2Vpw6fDo28=?=", "Nelson Conceição"),
      ("=?iso-8859-1?q?Jo=e3o?= Lima", "João Lima"), ("=?UTF-8?X?a?= =? b", "=?UTF-8?X?a?= =? b"),
      ("Nelson\r\n\tSouza", "Nelson\tSouza"),
    ])
  func words(text: String, read: String) {
    #expect(said("To: \(text)\r\n\r\n").first == "To: \(read)\r\n")
  }

  @Test("parts lose their encodings, however deep they lie, and say what they are")
  func parts() {
    let message = """
      Subject: x\r
      Content-Type: multipart/mixed;\r
       boundary="=_mixed"\r
      \r
      --=_mixed\r
      Content-Type: multipart/alternative; boundary="=_inner"\r
      \r
      --=_inner\r
      Content-Type: text/plain; charset=UTF-8\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      Fale com Nelson Con=\r
      cei=C3=A7=C3=A3o =3D amanh=E3 =zz\r
      --=_inner--\r
      --=_mixed\r
      Content-Type: text/calendar; charset=UTF-8\r
      Content-Transfer-Encoding: base64\r
      \r
      QkVHSU46VkNBTEVO\r
      REFS\r
      --=_mixed--\r

      """
    let parts = MailReading.parts(of: Array(message.utf8))
    #expect(
      parts.map(\.name) == [
        "head.txt", "head.txt", "head.txt", "part.txt", "head.txt", "part.ics",
      ])
    #expect(said(message)[3].hasPrefix("Fale com Nelson Conceição = amanh"))
    #expect(said(message)[3].contains(" =zz"))
    #expect(said(message)[5] == "BEGIN:VCALENDAR")
  }

  @Test(
    "what is no message is handed over as it stands",
    arguments: ["", "=", "=?", "a\n\nb", "Content-Type: multipart/mixed; boundary=\"\"\n\nx=C3"])
  func others(text: String) {
    let body = text.split(separator: "\n\n", omittingEmptySubsequences: false).last.map(String.init)
    #expect(said(text).contains { $0.hasPrefix(body ?? "") })
  }

  @Test("parts within parts without end are read down to a limit")
  func deep() {
    let heads = (0..<1_000).map { "Content-Type: multipart/mixed; boundary=b\($0)x\n\n--b\($0)x\n" }
    let parts = said(heads.joined() + "\nNelson")
    #expect(parts.count < 100 && parts.last?.hasSuffix("Nelson") == true)
  }
}
