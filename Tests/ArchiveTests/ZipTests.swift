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

  @Test("take no memory for a size that their bytes cannot come to")
  func claimedSize() {
    // An empty block of deflate, and what the directory says of it.
    var bytes = ZipFile.bytes(of: [ZipFile.Part(name: "a", bytes: [3, 0])])
    let directory = bytes.count - 22 - 46 - 1
    bytes[directory + 10] = 8
    bytes[directory + 24] = 0
    #expect(ZipFile.parts(of: bytes) == [ZipFile.Part(name: "a", bytes: [])])
    bytes[directory + 27] = 0x3F
    #expect(ZipFile.parts(of: bytes) == nil)
  }
}
