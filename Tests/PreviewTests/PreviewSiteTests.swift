import Files
import Preview
import Testing

@Suite("A preview answers") struct PreviewSiteTests {
  /// A few pages, and what should never be asked for.
  private struct Pages: PreviewPages {
    private let files = [
      "index.html": "<html><body><p>oi</p></body></html>", "assets/site.css": "a{}",
      "clients/são/index.html": "<body></body>",
    ]

    func page(at place: OutputPath) -> PreviewPage {
      if let text = files[place.text] { return .bytes(Array(text.utf8)) }
      if place.text == "wrong.html" { return .problems(Array("<body>pane</body>".utf8)) }
      return files.keys.contains { $0.hasPrefix(place.text + "/") } ? .folder : .nothing
    }
  }

  private func site(
    _ state: PreviewSite.State = PreviewSite.State(version: "a-1")
  ) -> PreviewSite {
    var state = state
    state.pages = Pages()
    return PreviewSite(port: 8700, state: state)
  }

  private func ask(
    _ target: String, _ headers: [String: String] = ["host": "127.0.0.1:8700"],
    method: String = "GET", state: PreviewSite.State = PreviewSite.State(version: "a-1")
  ) -> PreviewResponse? {
    let request = PreviewRequest(method: method, target: target, headers: headers)
    guard case .now(let response) = site(state).answer(request) else { return nil }
    return response
  }

  @Test("with the page, and a script that waits for the next build, and nothing else added")
  func pages() throws {
    let response = try #require(ask("/"))
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
    let script =
      "<script src=\"/_carteira/reload.js\" data-version=\"a-1\" defer></script>\n"
    #expect(text == "<html><body><p>oi</p>\(script)</body></html>")
    #expect(ask("/assets/site.css")?.body == Array("a{}".utf8))
    #expect(ask("/clients/s%C3%A3o/")?.status == 200)
    #expect(ask("/clients/s%C3%A3o")?.headers["Location"] == "/clients/s%C3%A3o/")
    #expect(ask("/index.html?x=1")?.status == 200)
    let wrong = try #require(ask("/wrong.html"))
    #expect(wrong.status == 503)
    #expect(String(decoding: wrong.body, as: UTF8.self).hasPrefix("<body>pane<script"))
  }

  @Test(
    "with nothing from outside the site",
    arguments: [
      "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
      "//etc/passwd", "/%00", "/.", "/assets//site.css", "/assets%5c..%5csite.css",
      "/nothing.html", "/_carteira/nothing",
    ])
  func outside(_ target: String) {
    let status = ask(target)?.status
    #expect(status == 404, "\(target): \(status ?? 0)")
  }

  @Test("with a refusal to names that are not its own")
  func hosts() {
    #expect(ask("/", ["host": "localhost:8700"])?.status == 200)
    for host in [
      "evil.example", "evil.example:8700", "127.0.0.1", "127.0.0.1:80", "localhost",
      "127.0.0.1:8700.evil.example", "",
    ] {
      #expect(ask("/", ["host": host])?.status == 421, "\(host)")
    }
    #expect(ask("/", [:])?.status == 400)
  }

  @Test("with a refusal to pages of elsewhere, but not to links on them")
  func origins() {
    let host = ["host": "127.0.0.1:8700"]
    func with(_ site: String, _ mode: String) -> Int? {
      ask("/index.html", host.merging(["sec-fetch-site": site, "sec-fetch-mode": mode]) { $1 })?
        .status
    }
    #expect(with("cross-site", "no-cors") == 403)
    #expect(with("same-site", "cors") == 403)
    #expect(with("cross-site", "navigate") == 200)
    #expect(with("same-origin", "no-cors") == 200)
  }

  @Test("only to those who read")
  func methods() {
    #expect(ask("/", method: "POST")?.status == 405)
    #expect(ask("/", method: "HEAD")?.status == 200)
  }

  @Test("later when nothing is new, and at once when something is")
  func news() {
    #expect(ask("/_carteira/state.js?seen=a-1") == nil)
    let response = ask("/_carteira/state.js?seen=a-0")
    #expect(response?.body == Array("carteiraState(\"a-1\");\n".utf8))
    #expect(response?.headers["Content-Type"] == "text/javascript; charset=utf-8")
  }

  @Test("with what is wrong in the place of pages, and with the last build's other files")
  func problems() throws {
    let state = PreviewSite.State(
      version: "a-2", problems: Array("<body>E1</body>".utf8), stylesheet: [0x62])
    let response = try #require(ask("/", state: state))
    #expect(response.status == 503)
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(text.hasPrefix("<body>E1<script") && text.contains("a-2"))
    #expect(ask("/assets/site.css", state: state)?.body == Array("a{}".utf8))
    #expect(ask("/_carteira/site.css", state: state)?.body == [0x62])
  }

  @Test("escapes are read once, and broken ones not at all")
  func escapes() {
    func path(_ target: String) -> String? {
      PreviewRequest(method: "GET", target: target, headers: [:]).path
    }
    #expect(path("/a%20b?c#d") == "/a b")
    #expect(path("/%2541") == "/%41")
    #expect(path("/%") == nil)
    #expect(path("/%zz") == nil)
    #expect(path("/%ff") == nil)
  }
}
