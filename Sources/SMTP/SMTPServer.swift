/// A server that takes mail, and how one speaks with it.
public struct SMTPServer: Sendable, Hashable {
  /// How the conversation is kept from others.
  public enum Security: String, Sendable, Hashable, CaseIterable {
    /// It begins in the clear and goes on encrypted, or not at all.
    case startTLS = "starttls"
    /// It is encrypted from the first byte.
    case tls
    /// Everybody on the way can read it; no password is ever sent so.
    case insecure
  }

  /// The name of the host, or its number.
  public var host: String
  /// The port; the usual one of ``security`` unless told.
  public var port: Int
  /// How the conversation is kept from others.
  public var security: Security
  /// A file of the authorities that vouch for the server; nil for those of the system.
  public var certificates: String?
  /// How many seconds an answer may take.
  ///
  /// RFC 5321 asks for ten minutes after the content: whoever hangs up
  /// earlier cannot know whether it was taken.
  public var patience: Int

  /// A server.
  public init(
    host: String, port: Int? = nil, security: Security = .startTLS, certificates: String? = nil,
    patience: Int = 600
  ) {
    self.host = host
    self.port = port ?? SMTPServer.usualPort(security)
    self.security = security
    self.certificates = certificates
    self.patience = patience
  }

  private static func usualPort(_ security: Security) -> Int {
    switch security {
    case .startTLS: 587
    case .tls: 465
    case .insecure: 25
    }
  }

  /// Whether a text is the name of a host or its number, and nothing that could mean more in an address.
  public static func isHost(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    return text.utf8.count <= 253
      && labels.allSatisfy { label in
        !label.isEmpty && label.count <= 63 && label.first != 0x2D
          && label.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
              || $0 == 0x2D
          }
      }
  }
}

/// Who we are to a server.
///
/// It has no description that would tell the password.
public struct SMTPCredentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  let user: String
  let password: String

  /// A name and its password.
  public init(user: String, password: String) {
    self.user = user
    self.password = password
  }

  /// Says that there are some.
  public var description: String { "credentials" }
  /// Says that there are some.
  public var debugDescription: String { description }
}
