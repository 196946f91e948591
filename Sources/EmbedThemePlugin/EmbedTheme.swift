import Foundation
import PackagePlugin

/// Puts the files of `templates/` into the executable, at every build that finds them changed.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTheme.swift")
    return [
      .buildCommand(
        displayName: "Embed templates/",
        executable: try context.tool(named: "embed-files").url,
        arguments: [folder.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: files(in: folder),
        outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    guard let entries = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return entries.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
  }
}
