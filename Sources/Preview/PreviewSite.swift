package import Files

/// Where the pages of a preview come from: made when somebody asks for them.
package protocol PreviewPages: Sendable {
  /// What lies at a place of the site.
  func page(at place: OutputPath) -> PreviewPage
}

/// What lies at a place of a preview's site.
package enum PreviewPage: Sendable {
  case bytes([UInt8])
  /// A folder, which ends with a slash.
  case folder
  case nothing
  /// The page that says why there is none.
  case problems([UInt8])
}

/// What a preview answers: pages of a site, each with a script that waits for the next change.
///
/// Answers go to readers on this machine alone. A page of elsewhere that has its name point here says
/// another name as its host and is refused; one that fetches from here is refused by what browsers
/// say of where a request comes from.
package struct PreviewSite: Sendable {
  /// The port on which readers ask.
  package let port: UInt16
  /// What is shown now.
  package var state: State

  /// What there is to show.
  package struct State: Sendable {
    /// Differs from change to change, and from run to run.
    package var version: String
    /// The pages; nil while there are none.
    package var pages: (any PreviewPages)?
    /// The page that says why there is no new site; nil where there is.
    package var problems: [UInt8]?
    /// The style sheet of that page.
    package var stylesheet: [UInt8]

    /// What there is to show.
    package init(
      version: String, pages: (any PreviewPages)? = nil, problems: [UInt8]? = nil,
      stylesheet: [UInt8] = []
    ) {
      self.version = version
      self.pages = pages
      self.problems = problems
      self.stylesheet = stylesheet
    }
  }

  /// What to do with a request.
  package enum Answer: Sendable, Hashable {
    case now(PreviewResponse)
    /// To be held until there is something new.
    case later
  }

  /// The answers of a site.
  package init(port: UInt16, state: State) {
    self.port = port
    self.state = state
  }

  /// The folder of addresses that no site uses.
  package static let ownFolder = "_carteira/"

  /// Answers a request.
  package func answer(_ request: PreviewRequest) -> Answer {
    guard request.method == "GET" || request.method == "HEAD" else {
      return .now(PreviewResponse(405, headers: ["Allow": "GET, HEAD"]))
    }
    guard let host = request.headers["host"] else { return .now(PreviewResponse(400)) }
    guard isOurs(host) else { return .now(PreviewResponse(421)) }
    guard isWelcome(request) else { return .now(PreviewResponse(403)) }
    guard let path = request.path?.dropFirst() else { return .now(PreviewResponse(400)) }
    if path.hasPrefix(PreviewSite.ownFolder) {
      return own(String(path.dropFirst(PreviewSite.ownFolder.count)), request)
    }
    let isFolder = path.isEmpty || path.hasSuffix("/")
    guard let place = OutputPath(isFolder ? path + "index.html" : String(path)) else {
      return .now(PreviewResponse(404))
    }
    return .now(page(place))
  }

  /// The script that answers a reader who was held long enough and has the newest already.
  package func unchanged() -> PreviewResponse { stateScript }

  private func isOurs(_ host: String) -> Bool {
    let names = ["127.0.0.1", "localhost"]
    return names.contains { host == "\($0):\(port)" || (port == 80 && host == $0) }
  }

  /// Whether the request comes from a page of ours, or from somebody who follows a link.
  private func isWelcome(_ request: PreviewRequest) -> Bool {
    let site = request.headers["sec-fetch-site"] ?? "none"
    return site == "none" || site == "same-origin"
      || request.headers["sec-fetch-mode"] == "navigate"
  }

  // MARK: Pages

  private func page(_ place: OutputPath) -> PreviewResponse {
    let type = PreviewSite.type(of: place.name)
    if type.hasPrefix("text/html"), let problems = state.problems {
      return PreviewResponse(503, type: type, awaiting(problems))
    }
    switch state.pages?.page(at: place) {
    case .bytes(let bytes)?:
      return PreviewResponse(
        200, type: type, type.hasPrefix("text/html") ? awaiting(bytes) : bytes)
    case .folder?: return PreviewResponse(301, headers: ["Location": "/\(escaped(place.text))/"])
    case .problems(let page)?:
      return PreviewResponse(503, type: PreviewSite.type(of: "index.html"), awaiting(page))
    case .nothing?, nil: return PreviewResponse(404)
    }
  }

  private func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain =
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x2D...0x39).contains(byte) || byte == 0x5F
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain
        ? String(decoding: [byte], as: UTF8.self) : "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
  }

  /// A page with the script that loads it again after the next build.
  private func awaiting(_ page: [UInt8]) -> [UInt8] {
    let script =
      "<script src=\"/\(PreviewSite.ownFolder)reload.js\" data-version=\"\(state.version)\" defer></script>\n"
    let end = Array("</body>".utf8)
    let place = stride(from: page.count - end.count, through: 0, by: -1).first {
      page[$0...].starts(with: end)
    }
    guard let place else { return page + Array(script.utf8) }
    return page[..<place] + Array(script.utf8) + page[place...]
  }

  private static func type(of name: Substring) -> String {
    switch name.split(separator: ".").last.map(String.init) ?? "" {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "md": "text/markdown; charset=utf-8"
    case "txt": "text/plain; charset=utf-8"
    case "csv": "text/csv; charset=utf-8"
    case "ics": "text/calendar; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg": "image/jpeg"
    case "webp": "image/webp"
    case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    default: "application/octet-stream"
    }
  }
}

extension PreviewSite {
  // MARK: What is ours alone

  private func own(_ name: String, _ request: PreviewRequest) -> Answer {
    switch name {
    case "reload.js":
      return .now(
        PreviewResponse(200, type: "text/javascript; charset=utf-8", PreviewSite.reloadScript))
    case "site.css":
      return .now(PreviewResponse(200, type: "text/css; charset=utf-8", state.stylesheet))
    case "state.js": return request.query("seen") == state.version ? .later : .now(stateScript)
    default: return .now(PreviewResponse(404))
    }
  }

  private var stateScript: PreviewResponse {
    PreviewResponse(
      200, type: "text/javascript; charset=utf-8",
      Array("carteiraState(\"\(state.version)\");\n".utf8))
  }

  /// Asks by script, since the policy of pages lets them load scripts of their own place and no more.
  private static let reloadScript = Array(
    """
    (() => {
      const seen = document.currentScript.dataset.version;
      const ask = () => {
        const script = document.createElement("script");
        script.src = "/\(ownFolder)state.js?seen=" + encodeURIComponent(seen) + "&at=" + Date.now();
        script.onload = () => script.remove();
        script.onerror = () => { script.remove(); setTimeout(ask, 1000); };
        document.head.append(script);
      };
      window.carteiraState = (now) => (now === seen ? ask() : location.reload());
      addEventListener("load", () => setTimeout(ask, 50));
    })();

    """.utf8)
}
