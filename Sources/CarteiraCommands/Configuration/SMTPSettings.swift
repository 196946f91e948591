import Diagnostics
import SMTP
import Settings

/// What `carteira.yaml` says of the server that takes mail.
///
/// There is no place in it for a password.
struct SMTPSettings: Sendable {
  /// Who takes the messages; the certificates as written.
  let server: SMTPServer
  /// A file with the user and the password, one a line; nil for the environment.
  let credentials: String?
  /// How many messages a minute are sent at most.
  let rate: Int

  /// Reads the mapping under `smtp`; nil where no host is named.
  init?(reading reader: inout SettingsReader) {
    let host = reader.value("host", required: true)
    let port = reader.integer("port", in: 1...65_535)
    let security: SMTPServer.Security = reader.choice("security") ?? .startTLS
    let certificates = reader.string("ca-file")
    credentials = reader.string("credentials-file")
    rate = reader.integer("per-minute", in: 1...6_000) ?? 60
    let patience = reader.integer("timeout-seconds", in: 1...3_600) ?? 600
    guard let host else { return nil }
    guard let name = host.text, SMTPServer.isHost(name) else {
      reader.refuse(host, of: "host", .badMailHost)
      return nil
    }
    server = SMTPServer(
      host: name, port: port, security: security, certificates: certificates, patience: patience)
  }
}
