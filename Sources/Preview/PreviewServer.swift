internal import Glibc

/// What keeps a preview from listening.
package struct PreviewError: Error, Sendable, Hashable {
  /// Whether somebody else listens at the port.
  package let isTaken: Bool
  /// What the system said.
  package let reason: String
}

/// Answers readers on this machine, one after the other, on one thread.
package final class PreviewServer {
  /// The port it listens at.
  package let port: UInt16
  private let listener: Int32
  private var connections: [Connection] = []

  /// A reader that is connected.
  private struct Connection {
    let socket: Int32
    var input: [UInt8] = []
    var output: [UInt8] = []
    var sent = 0
    /// What is held until there is something new, and how many turns it has waited.
    var held: PreviewRequest?
    var turns = 0
    var isClosed = false
  }

  /// Milliseconds between looks at what else there is to do.
  private static let turn: Int32 = 25
  /// A held request is answered after so many turns, so that nothing on the way gives it up.
  private static let turnsHeld = 800
  /// A reader that says nothing is let go after so many turns.
  private static let turnsIdle = 2400
  private static let connectionsAtMost = 256

  /// Listens at a port of 127.0.0.1; 0 takes a free one.
  package init(port: UInt16) throws(PreviewError) {
    let socket = Glibc.socket(
      AF_INET,
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        | Int32(SOCK_NONBLOCK.rawValue), 0)
    guard socket >= 0 else { throw PreviewServer.failure() }
    var yes: Int32 = 1
    _ = unsafe setsockopt(
      socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let outcome = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        guard unsafe bind(socket, general, size) == 0, listen(socket, 64) == 0 else {
          return Int32(-1)
        }
        return unsafe getsockname(socket, general, &size)
      }
    }
    guard outcome == 0 else {
      let failure = PreviewServer.failure()
      close(socket)
      throw failure
    }
    listener = socket
    self.port = UInt16(bigEndian: address.sin_port)
  }

  deinit {
    for connection in connections { close(connection.socket) }
    close(listener)
  }

  private static func failure() -> PreviewError {
    let number = errno
    return unsafe PreviewError(
      isTaken: number == EADDRINUSE, reason: String(cString: strerror(number)))
  }

  /// Answers until told to stop.
  ///
  /// - Parameter turn: Called about forty times a second: the site to answer from, or nil to stop.
  package func run(_ turn: () -> PreviewSite?) {
    while let site = turn() {
      answerHeld(site)
      wait()
      accept()
      for index in connections.indices { serve(index, site) }
      for connection in connections where connection.isClosed { close(connection.socket) }
      connections.removeAll(where: \.isClosed)
    }
  }

  /// Sleeps until somebody has something to say, or for a turn.
  private func wait() {
    var all = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
    for connection in connections {
      let events = connection.output.isEmpty ? POLLIN : POLLOUT
      all.append(pollfd(fd: connection.socket, events: Int16(events), revents: 0))
    }
    _ = unsafe poll(&all, nfds_t(all.count), PreviewServer.turn)
  }

  private func accept() {
    while connections.count < PreviewServer.connectionsAtMost {
      let socket = Glibc.accept(listener, nil, nil)
      guard socket >= 0 else { return }
      _ = fcntl(socket, F_SETFL, O_NONBLOCK)
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      connections.append(Connection(socket: socket))
    }
  }

  private func answerHeld(_ site: PreviewSite) {
    for index in connections.indices {
      connections[index].turns += 1
      guard let request = connections[index].held else {
        if connections[index].turns > PreviewServer.turnsIdle { connections[index].isClosed = true }
        continue
      }
      switch site.answer(request) {
      case .now(let response): send(response, of: request, to: index)
      case .later where connections[index].turns > PreviewServer.turnsHeld:
        send(site.unchanged(), of: request, to: index)
      case .later: continue
      }
    }
  }

  private func send(_ response: PreviewResponse, of request: PreviewRequest, to index: Int) {
    connections[index].held = nil
    connections[index].output = response.bytes(isHead: request.method == "HEAD")
  }

  private func serve(_ index: Int, _ site: PreviewSite) {
    if connections[index].output.isEmpty { read(index, site) }
    if !connections[index].output.isEmpty { write(index) }
  }

  private func read(_ index: Int, _ site: PreviewSite) {
    var chunk = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = unsafe recv(connections[index].socket, &chunk, chunk.count, 0)
      if count < 0 {
        if errno == EINTR { continue }
        if errno != EAGAIN { connections[index].isClosed = true }
        break
      }
      guard count > 0 else {
        // A reader that is held and goes away needs no answer.
        connections[index].isClosed = true
        return
      }
      if connections[index].held == nil { connections[index].input += chunk[..<count] }
    }
    guard connections[index].held == nil, !connections[index].input.isEmpty else { return }
    switch PreviewRequest.read(connections[index].input) {
    case .incomplete: return
    case .refused: connections[index].output = PreviewResponse(400).bytes(isHead: false)
    case .request(let request):
      connections[index].input = []
      connections[index].turns = 0
      switch site.answer(request) {
      case .now(let response): send(response, of: request, to: index)
      case .later: connections[index].held = request
      }
    }
  }

  private func write(_ index: Int) {
    while connections[index].sent < connections[index].output.count {
      let start = connections[index].sent
      let socket = connections[index].socket
      let count = unsafe connections[index].output.withUnsafeBytes { bytes in
        unsafe Glibc.send(
          socket, bytes.baseAddress.map { unsafe $0 + start }, bytes.count - start,
          Int32(MSG_NOSIGNAL))
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno != EAGAIN { connections[index].isClosed = true }
        return
      }
      connections[index].sent += count
      connections[index].turns = 0
    }
    shutdown(connections[index].socket, Int32(SHUT_WR))
    connections[index].isClosed = true
  }
}
