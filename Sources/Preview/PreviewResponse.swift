/// An answer to a request.
package struct PreviewResponse: Sendable, Hashable {
  package var status: Int
  /// Beside those that every answer carries.
  package var headers: [String: String]
  package var body: [UInt8]

  /// An answer of these parts.
  package init(_ status: Int, type: String, _ body: [UInt8], headers: [String: String] = [:]) {
    self.status = status
    self.headers = headers
    self.headers["Content-Type"] = type
    self.body = body
  }

  /// An answer that says its status and nothing else.
  package init(_ status: Int, headers: [String: String] = [:]) {
    self.init(
      status, type: "text/plain; charset=utf-8",
      Array("\(status) \(PreviewResponse.reason(status))\n".utf8), headers: headers)
  }

  /// The bytes that are sent; without the body where only its head was asked for.
  func bytes(isHead: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(status) \(PreviewResponse.reason(status))\r\n"
    let all = headers.merging(
      [
        "Content-Length": String(body.count), "Cache-Control": "no-store", "Connection": "close",
        "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
      ]) { given, _ in given }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
    return Array((text + "\r\n").utf8) + (isHead ? [] : body)
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 301: "Moved Permanently"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 421: "Misdirected Request"
    default: "Service Unavailable"
    }
  }
}
