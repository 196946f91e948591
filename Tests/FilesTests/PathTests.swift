import Files
import Testing

@Suite struct PathTests {
  @Test(
    arguments: [
      ("data/notas.csv", "data", "notas.csv", "notas"),
      ("notas.csv", ".", "notas.csv", "notas"),
      ("/notas", "/", "notas", "notas"),
      ("a/b/", "a", "b", "b"),
      ("/", "/", "/", "/"),
      ("a//b", "a", "b", "b"),
      ("data/.csv", "data", ".csv", ".csv"),
      ("data/notas.2026.csv", "data", "notas.2026.csv", "notas.2026"),
    ])
  func takesPathsApart(_ path: String, _ parent: String, _ name: String, _ stem: String) {
    #expect(FilePath.parent(of: path) == parent)
    #expect(FilePath.name(of: path) == name)
    #expect(FilePath.stem(of: path) == stem)
  }

  @Test(
    arguments: [
      ("data", "a.csv", "data/a.csv"), ("data/", "a.csv", "data/a.csv"), (".", "a", "a"),
      ("", "a", "a"), ("data", "/a", "/a"), ("data", ".", "data"), ("/", "a", "/a"),
    ])
  func joinsPaths(_ folder: String, _ path: String, _ joined: String) {
    #expect(FilePath.join(folder, path) == joined)
  }

  @Test(arguments: ["index.html", "clients/acme/index.html", "a b", ".hidden", "ção.html", "a..b"])
  func acceptsSafeOutputPaths(_ text: String) {
    #expect(OutputPath(text)?.text == text)
  }

  @Test(
    arguments: [
      "", "/etc/passwd", "../x", "a/../b", "a/..", "a//b", "a/", "./a", "a/./b", "a\0b", "a\nb",
      "a\\b", "\u{7F}", String(repeating: "x", count: 256),
      "a/" + String(repeating: "é", count: 128),
    ])
  func refusesUnsafeOutputPaths(_ text: String) {
    #expect(OutputPath(text) == nil)
  }

  @Test func outputPathsAreComparedByBytes() throws {
    let composed = try #require(OutputPath("caf\u{E9}"))
    let decomposed = try #require(OutputPath("cafe\u{301}"))
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(try [composed, #require(OutputPath("Z")), decomposed].sorted().first?.text == "Z")
  }

  @Test(
    arguments: [
      ("notas.csv", "*", true), ("notas.csv", "*.csv", true), ("notas.csv", "n*s.c?v", true),
      ("notas.csv", "*.json", false), ("a", "??", false), ("aab", "*ab", true),
      (".x", "*", false), (".x", ".*", true), ("", "*", true), ("ção", "???", true),
    ])
  func matchesNames(_ name: String, _ pattern: String, _ expected: Bool) {
    #expect(Glob.matches(name, pattern) == expected)
  }

  @Test func everyFailureHasItsOwnNumberAndItsFacts() {
    let numbers = FileError.Kind.allCases.map { FileError($0, path: "a").number }
    #expect(numbers == Array(420...429))
    let error = FileError(errorNumber: 28, path: "output/site/x")
    #expect(error.kind == .noSpace)
    #expect(error.facts == ["path": "output/site/x", "reason": "No space left on device"])
  }
}
