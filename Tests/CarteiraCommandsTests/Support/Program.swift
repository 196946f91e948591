import Foundation
import TestSupport

/// The built program, run as people run it.
enum Program {
  /// What a run left behind.
  struct Outcome: Equatable {
    /// The exit code; below zero for a signal.
    let code: Int32
    let output: String
    let findings: String

    var outputLines: [Substring] { output.split(separator: "\n") }
    var findingLines: [Substring] { findings.split(separator: "\n") }
  }

  /// Where the executable lies: beside the tests.
  static let path: String = {
    let arguments = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    let beside = arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folders = beside + [root.appendingPathComponent(".build/debug")]
    return folders.map { $0.appendingPathComponent("carteira").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "carteira"
  }()

  /// Runs it with arguments in a folder to its end.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Outcome {
    let files = try TemporaryFolder()
    let process = try start(arguments, in: folder, environment, files)
    process.waitUntilExit()
    func text(_ name: String) -> String {
      String(decoding: FileManager.default.contents(atPath: files(name)) ?? Data(), as: UTF8.self)
    }
    let isExit = process.terminationReason == .exit
    return Outcome(
      code: isExit ? process.terminationStatus : -process.terminationStatus, output: text("out"),
      findings: text("err"))
  }

  /// Starts it; what it prints goes to `out` and `err` in `files`.
  static func start(
    _ arguments: [String], in folder: String, _ environment: [String: String] = [:],
    _ files: TemporaryFolder
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ["HOME": files("home"), "SWIFT_BACKTRACE": "enable=no", "TERM": "xterm"]
    variables.merge(environment) { _, given in given }
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try handle(files("out"))
    process.standardError = try handle(files("err"))
    try process.run()
    return process
  }

  private static func handle(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: path))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }
}
