import Diagnostics
import Files
import Glibc
import SMTP

/// Who we are to the mail server: from a file that nobody else may read, or from the environment; never from
/// the configuration.
enum MailSecrets {
  static let user = "CARTEIRA_SMTP_USER"
  static let password = "CARTEIRA_SMTP_PASSWORD"
  private static let limit = 4_096

  /// The user and the password; nil where the server asks for none.
  ///
  /// - Throws: Where others may read the file, half of it is missing, or the password would travel in the
  ///   clear.
  static func read(_ settings: SMTPSettings, _ workplace: Workplace) throws(Diagnostic)
    -> SMTPCredentials?
  {
    guard let (found, place) = try lookUp(settings, workplace) else { return nil }
    guard settings.server.security != .insecure else {
      throw Diagnostic(.secretInTheClear, facts: ["place": place])
    }
    return found
  }

  private static func lookUp(
    _ settings: SMTPSettings, _ workplace: Workplace
  ) throws(Diagnostic) -> (SMTPCredentials, place: String)? {
    if let file = settings.credentials {
      let path = workplace.path(file)
      return (try credentials(in: path), path)
    }
    let (user, password) = (variable(user), variable(password))
    guard user != nil || password != nil else { return nil }
    guard let user, let password else {
      throw Diagnostic(
        .secretIncomplete,
        facts: ["place": user == nil ? MailSecrets.user : MailSecrets.password])
    }
    return (SMTPCredentials(user: user, password: password), MailSecrets.password)
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The first line is the user, the second the password.
  private static func credentials(in path: String) throws(Diagnostic) -> SMTPCredentials {
    let permissions: UInt32
    let text: String
    do throws(FileError) {
      // What is looked at is what is read: the name may stand for another file a moment later.
      let file = try ByteFile(path)
      permissions = file.opened.permissions
      text = String(decoding: try file.read(at: 0, count: limit), as: UTF8.self)
    } catch {
      throw error.finding(at: SourceLocation(file: path))
    }
    guard permissions & 0o077 == 0 else { throw Diagnostic(.secretExposed, facts: ["path": path]) }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.count >= 2, !lines[0].isEmpty, !lines[1].isEmpty else {
      throw Diagnostic(.secretIncomplete, facts: ["place": path])
    }
    return SMTPCredentials(user: String(lines[0]), password: String(lines[1]))
  }
}
