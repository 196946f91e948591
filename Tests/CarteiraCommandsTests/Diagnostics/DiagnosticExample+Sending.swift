extension DiagnosticExample {
  /// Sending, and the ledger of what was sent.
  static let sending = [
    DiagnosticExample(
      "E640", "`carteira brief --send` without `mail: smtp`", "Name the server, and who writes."),
    DiagnosticExample(
      "E641", "`smtp: { host: \"smtp.empresa.com.br:587\" }`", "Write the port under `port`."),
    DiagnosticExample("E642", "A machine without libcurl", "Install `libcurl4`."),
    DiagnosticExample(
      "E643", "A credentials file of mode 0644",
      "`chmod 600` it, and change the password if others could read it."),
    DiagnosticExample(
      "E644", "`CARTEIRA_SMTP_USER` without `CARTEIRA_SMTP_PASSWORD`",
      "Give both, or none where the server asks for none."),
    DiagnosticExample(
      "E645", "`security: insecure` with a password", "Take the encrypted port, or no password."),
    DiagnosticExample(
      "E646", "A full disk; a file in place of the ledger",
      "Make room, or restore the ledger from a copy. Removing it makes the program forget what was sent."
    ),
    DiagnosticExample(
      "E647", "Two runs at once", "Wait for the other one; what it does not send waits."),
    DiagnosticExample(
      "E648", "A late record changes a digest that half of the directors have",
      "Leave it, or send the new version to all of them with `--new-campaign`."),
    DiagnosticExample(
      "E649", "A wrong password, a certificate that nobody vouches for, a server that is down",
      "Mend it and run again, or `carteira outbox retry`."),
    DiagnosticExample(
      "E650", "An address that does not exist any more",
      "Mend the address in the data; `carteira outbox retry NUMBER` tries the old one again."),
    DiagnosticExample(
      "E651", "The connection broke after the content, or the machine did",
      "Ask whether it arrived. Send it again only if it did not."),
    DiagnosticExample(
      "W652", "Somebody withdrew while a message waited", "Nothing: the message was taken back."),
    DiagnosticExample(
      "E653", "The number of a message that was sent, or is not there",
      "Take a number from `carteira outbox`."),
    DiagnosticExample(
      "E654", "`carteira outbox cancel` of a message that was sent",
      "Nothing: what waits is all that can be taken back."),
    DiagnosticExample(
      "E655", "`carteira outbox show 9` where nine were not sent",
      "Take a number from `carteira outbox list --all`."),
  ]
}
