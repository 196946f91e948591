import Archive
import Testing

@Suite("ZIP files") struct ZipTests {
  @Test("read back what was written, and refuse what is none")
  func roundTrip() {
    let parts = [
      ZipFile.Part(name: "xl/sharedStrings.xml", bytes: Array("<t>Água</t>".utf8)),
      ZipFile.Part(name: "empty", bytes: []),
    ]
    let bytes = ZipFile.bytes(of: parts)
    #expect(ZipFile.parts(of: bytes) == parts)
    #expect(ZipFile.bytes(of: parts) == bytes)
    for count in 0..<bytes.count { #expect(ZipFile.parts(of: Array(bytes[..<count])) == nil) }
  }
}
