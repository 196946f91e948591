import Foundation

// Writes a Swift file that holds every file of a folder: embed-files FOLDER OUTPUT.swift
let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: embed-files FOLDER OUTPUT.swift\n".utf8))
  exit(2)
}
let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
let base = folder.standardizedFileURL.path
var paths: [String] = []
if let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) {
  for case let file as URL in files {
    let path = file.standardizedFileURL.path
    guard !file.hasDirectoryPath, !file.lastPathComponent.hasPrefix(".") else { continue }
    paths.append(String(path.dropFirst(base.count + 1)))
  }
}
var source = "/// The built-in theme: generated from the folder `templates`.\n"
source += "package enum EmbeddedTheme {\n"
source += "  package static let files: [(path: String, text: String)] = [\n"
for path in paths.sorted() {
  let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  var fence = "#"
  while text.contains("\"" + fence) || text.contains("\\" + fence) { fence += "#" }
  source += "    (\n      \(fence)\"\(path)\"\(fence),\n"
  source += "      \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)\n    ),\n"
}
source += "  ]\n}\n"
try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
