import Foundation
import Glibc
import TestSupport
import Testing

@Suite("carteira serve") struct ServeTests {
  /// A preview at work.
  private struct Preview {
    let process: Process
    let files: TemporaryFolder
    let port: UInt16

    init(_ shop: Workshop) throws {
      files = try TemporaryFolder()
      process = try Program.start(
        ["serve", "--port", "0"], in: shop.folder.path, ["TMPDIR": files.path], files)
      port = try ServeTests.port(files, process)
    }

    var output: String {
      String(
        decoding: FileManager.default.contents(atPath: files("out")) ?? Data(), as: UTF8.self)
    }

    /// What it answers to a request.
    func ask(_ path: String, host: String? = nil) -> String {
      ServeTests.exchange(
        "GET \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n\r\n", port)
    }

    /// Asks until the answer is as expected, for some seconds.
    func ask(_ path: String, until isExpected: (String) -> Bool) -> String {
      var answer = ""
      for _ in 0..<300 {
        answer = ask(path)
        if isExpected(answer) { return answer }
        usleep(100_000)
      }
      return answer
    }

    /// Stops it as Ctrl-C does.
    func stop() -> Int32 {
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      return process.terminationReason == .exit ? process.terminationStatus : -1
    }
  }

  /// The port that it prints.
  private static func port(_ files: TemporaryFolder, _ process: Process) throws -> UInt16 {
    for _ in 0..<600 {
      let text = String(
        decoding: FileManager.default.contents(atPath: files("out")) ?? Data(), as: UTF8.self)
      if let address = text.ranges(of: "http://127.0.0.1:").first,
        let port = UInt16(text[address.upperBound...].prefix { $0.isNumber })
      {
        return port
      }
      guard process.isRunning else { break }
      usleep(50_000)
    }
    let found = FileManager.default.contents(atPath: files("err")) ?? Data()
    Issue.record("no address: \(String(decoding: found, as: UTF8.self))")
    throw CancellationError()
  }

  /// Sends bytes to a port of this machine and reads all that comes back.
  private static func exchange(_ request: String, _ port: UInt16) -> String {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return "" }
    let bytes = Array(request.utf8)
    guard unsafe send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    else { return "" }
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe recv(socket, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      answer += chunk[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  @Test("shows the site, then what a changed template makes of it, then what is wrong with it")
  func templates() throws {
    let shop = try Workshop()
    let preview = try Preview(shop)
    let page = preview.ask("/clients/")
    #expect(page.hasPrefix("HTTP/1.1 200 OK"))
    #expect(page.contains("Padaria São João") && page.contains("_carteira/reload.js"))
    #expect(page.contains("Cache-Control: no-store"))
    #expect(preview.ask("/clients/1017/").contains("Padaria São João"))
    #expect(preview.ask("/clients/1017").contains("Location: /clients/1017/"))
    #expect(preview.ask("/clients/1017/profile.md").hasPrefix("HTTP/1.1 200 OK"))
    #expect(preview.ask("/downloads/clients.json").hasPrefix("HTTP/1.1 200 OK"))
    #expect(preview.ask("/clients/none/").hasPrefix("HTTP/1.1 404"))
    #expect(preview.ask("/../carteira.yaml").hasPrefix("HTTP/1.1 404"))
    #expect(preview.ask("/", host: "evil.example").hasPrefix("HTTP/1.1 421"))
    try shop.put(
      "<!doctype html><html lang=\"en\"><body><p>{{page.portfolio}} edited</p></body></html>",
      at: "templates/home.html")
    let edited = preview.ask("/") { $0.contains("edited") }
    #expect(edited.contains("<p>Sol edited</p>"))
    try shop.put("<p>{{page.portfolioo}}</p>", at: "templates/home.html")
    let wrong = preview.ask("/") { $0.hasPrefix("HTTP/1.1 503") }
    #expect(wrong.contains("templates/home.html:1") && wrong.contains("portfolioo"))
    #expect(wrong.contains("_carteira/reload.js"))
    try FileManager.default.removeItem(atPath: shop.folder("templates/home.html"))
    #expect(preview.ask("/") { $0.hasPrefix("HTTP/1.1 200") }.contains("Sol"))
    #expect(preview.stop() == 0)
    #expect(shop.text("output/site/index.html") == nil)
    let left = try FileManager.default.contentsOfDirectory(atPath: preview.files.path)
    #expect(Set(left).isSubset(of: ["out", "err"]), "\(left)")
  }

  @Test("shows new data, and begins with what is wrong when it cannot begin with a site")
  func data() throws {
    let shop = try Workshop(configuration: "name: Sol\nlocale: en\nas-of: nonsense\n")
    let preview = try Preview(shop)
    #expect(preview.ask("/").hasPrefix("HTTP/1.1 503"))
    try shop.put("name: Sol\nlocale: en\nas-of: 2026-11-16\n", at: "carteira.yaml")
    let page = preview.ask("/clients/") { $0.hasPrefix("HTTP/1.1 200") }
    #expect(page.contains("Bar do Zé"))
    try shop.put(
      Workshop.heading + Workshop.rows + "1019;Café Novo;88301;27/10/2026;Café;9,00\n",
      at: "data/notas.csv")
    #expect(preview.ask("/clients/") { $0.contains("Café Novo") }.contains("Café Novo"))
    #expect(preview.stop() == 0)
  }

  @Test("leaves with 2 when its port is taken")
  func taken() throws {
    let shop = try Workshop()
    let preview = try Preview(shop)
    let second = try shop.run("serve", "--port", String(preview.port))
    #expect(second.code == 2)
    #expect(second.findings.contains("E482"))
    #expect(preview.stop() == 0)
  }
}
