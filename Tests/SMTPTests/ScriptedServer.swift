import Dispatch
import Foundation
import Glibc
import Synchronization

/// A mail server that speaks as it is told to, to one client, in the clear.
final class ScriptedServer: Sendable {
  /// What it does at each step.
  struct Script: Sendable {
    var greeting = "220 ready"
    var sender = "250 ok"
    var recipient = "250 ok"
    var data = "354 go on"
    /// What it says after the content; nil to hang up.
    var end: String? = "250 taken"
  }

  let port: Int
  private let listener: Int32
  private let script: Script
  private let done = DispatchSemaphore(value: 0)
  private let heard = Mutex("")

  init(_ script: Script) throws {
    self.script = script
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, size) == 0 && listen(listener, 4) == 0
          && getsockname(listener, pointer, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      serve()
      close(listener)
      done.signal()
    }
  }

  /// Everything that the client said, once it has gone.
  func everything() -> String {
    done.wait()
    return heard.withLock { $0 }
  }

  private func serve() {
    let client = accept(listener, nil, nil)
    guard client >= 0 else { return }
    defer { close(client) }
    guard say(script.greeting, client) else { return }
    while let line = self.line(client) {
      switch line.prefix(4).uppercased() {
      case "EHLO", "HELO": _ = say("250 here", client)
      case "MAIL": _ = say(script.sender, client)
      case "RCPT": _ = say(script.recipient, client)
      case "DATA":
        guard say(script.data, client) else { return }
        guard script.data.hasPrefix("354") else { continue }
        while let line = self.line(client), line != "." {}
        guard let end = script.end, say(end, client) else { return }
      case "QUIT":
        _ = say("221 bye", client)
        return
      default: _ = say("500 what", client)
      }
    }
  }

  private func say(_ text: String, _ client: Int32) -> Bool {
    let bytes = Array((text + "\r\n").utf8)
    return unsafe send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// The next line without its end; nil where the client has gone.
  private func line(_ client: Int32) -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while unsafe recv(client, &byte, 1, 0) == 1 {
      bytes.append(byte)
      if byte == 0x0A { break }
    }
    guard bytes.last == 0x0A else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    heard.withLock { $0 += text }
    return String(text.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }.map(Character.init))
  }
}
