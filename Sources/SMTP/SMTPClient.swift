internal import Glibc

/// Hands messages to a server, each in a conversation of its own: what is said about one is never taken for
/// what is said about another.
@safe public struct SMTPClient {
  /// Why there is nobody who could send.
  public enum Missing: Error, Sendable, Hashable {
    /// The system has no libcurl.
    case library
  }

  private let library: CurlLibrary
  private let server: SMTPServer
  private let credentials: SMTPCredentials?

  /// A client of a server.
  ///
  /// - Parameters:
  ///   - server: The server.
  ///   - credentials: Who we are; not used where the conversation is not encrypted.
  /// - Throws: Where the system has no libcurl.
  public init(_ server: SMTPServer, _ credentials: SMTPCredentials?) throws(Missing) {
    guard let library = CurlLibrary.shared else { throw .library }
    self.library = library
    self.server = server
    self.credentials = server.security == .insecure ? nil : credentials
  }

  /// Hands over one message to one recipient.
  ///
  /// - Parameters:
  ///   - content: The message, with CRLF after each line.
  ///   - sender: The address that is told what could not be delivered.
  ///   - recipient: The address it goes to.
  ///   - beforeContent: Called when everybody was accepted and before any of the content leaves; false
  ///     ends the conversation, and nothing is delivered.
  ///   - settled: Called with what became of it, before the conversation is closed politely.
  /// - Returns: What `settled` gives.
  /// - Throws: What `settled` throws.
  public func send<Result, Failure: Error>(
    _ content: [UInt8], from sender: String, to recipient: String,
    beforeContent: @escaping () -> Bool, settled: (SMTPOutcome) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let conversation = SMTPConversation(content, beforeContent: beforeContent)
    guard let handle = unsafe library.makeHandle() else {
      return try settled(.unreachable("out of memory"))
    }
    let recipients = unsafe library.append(nil, recipient)
    // Room for libcurl's own words, which it asks to be 256 bytes.
    let words = UnsafeMutablePointer<CChar>.allocate(capacity: 256)
    unsafe words.initialize(repeating: 0, count: 256)
    defer {
      // libcurl says good-bye now, and the conversation is told of it.
      withExtendedLifetime(conversation) { unsafe library.release(handle) }
      unsafe library.releaseList(recipients)
      unsafe words.deallocate()
    }
    let context = unsafe Unmanaged.passUnretained(conversation).toOpaque()
    guard
      unsafe prepare(handle, sender, content.count),
      unsafe library.set(.recipients, recipients, of: handle),
      unsafe library.set(.errorBuffer, words, of: handle),
      unsafe library.set(.readData, context, of: handle),
      unsafe library.set(.traceData, context, of: handle),
      unsafe library.set(reader: SMTPClient.reader, tracer: SMTPClient.tracer, of: handle)
    else { return try settled(.unreachable("libcurl cannot do what is asked of it")) }
    let code = unsafe library.perform(handle)
    return try settled(conversation.outcome(unsafe reason(code, words)))
  }

  private func prepare(_ handle: CurlLibrary.Handle, _ sender: String, _ size: Int) -> Bool {
    let scheme = server.security == .tls ? "smtps" : "smtp"
    var isSet =
      unsafe library.set(.url, "\(scheme)://\(server.host)", of: handle)
      && library.set(.port, server.port, of: handle)
      // Mail goes to the server named, whatever proxy the environment speaks of.
      && library.set(.proxy, "", of: handle)
      && library.set(.noSignal, 1, of: handle)
      && library.set(.upload, 1, of: handle)
      && library.set(.verbose, 1, of: handle)
      && library.set(.sender, sender, of: handle)
      && library.setSize(.contentSize, size, of: handle)
      && library.set(.connectTimeout, min(server.patience, 60), of: handle)
      && library.set(.responseTimeout, server.patience, of: handle)
      && library.set(.timeout, server.patience * 2, of: handle)
    guard server.security != .insecure else { return isSet }
    // 3: encrypted or not at all; 6: TLS 1.2 or later; 2: the certificate names the host.
    isSet =
      unsafe isSet && library.set(.useSSL, 3, of: handle)
      && library.set(.sslVersion, 6, of: handle) && library.set(.verifyPeer, 1, of: handle)
      && library.set(.verifyHost, 2, of: handle)
    if let certificates = server.certificates {
      isSet = unsafe isSet && library.set(.certificates, certificates, of: handle)
    }
    if let credentials {
      isSet =
        unsafe isSet && library.set(.user, credentials.user, of: handle)
        && library.set(.password, credentials.password, of: handle)
    }
    return isSet
  }

  private func reason(_ code: Int32, _ words: UnsafePointer<CChar>) -> String {
    let told = unsafe String(cString: words)
    if !told.isEmpty { return told }
    return unsafe library.errorText(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }

  private static var reader: CurlLibrary.Reader {
    { bytes, size, count, context in
      // 0x1000_0000 is libcurl's word for "end the transfer".
      let refused = 0x1000_0000
      guard let context = unsafe context, let bytes = unsafe bytes else { return refused }
      let conversation = unsafe Unmanaged<SMTPConversation>.fromOpaque(context)
        .takeUnretainedValue()
      let buffer = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
      return unsafe conversation.read(into: buffer) ?? refused
    }
  }

  private static var tracer: CurlLibrary.Tracer {
    { _, kind, bytes, count, context in
      guard let context = unsafe context, let bytes = unsafe bytes else { return 0 }
      let conversation = unsafe Unmanaged<SMTPConversation>.fromOpaque(context)
        .takeUnretainedValue()
      let line = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
      switch kind {
      case 1: unsafe conversation.heard(line)
      case 2: unsafe conversation.said(line)
      default: break
      }
      return 0
    }
  }
}
