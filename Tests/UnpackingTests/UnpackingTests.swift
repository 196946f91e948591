import Files
import TestSupport
import Testing

@testable import Unpacking

@Suite("Unpacking")
struct UnpackingTests {
  private func file(_ bytes: [UInt8]) -> ByteFile { ByteFile("a", bytes: bytes) }

  private func error(_ body: () throws -> Void) -> UnpackingError? {
    do {
      try body()
      return nil
    } catch {
      return error as? UnpackingError
    }
  }

  @Test("gives the bytes of gzip back, of several members and with zeros after the last")
  func gzip() throws {
    let one = ZipBytes.gzip(Array("Padaria ".utf8))
    let two = ZipBytes.gzip(Array("Açaí".utf8))
    let stream = UnpackedStream(file(one + two + [0, 0, 0]), form: .gzip)
    #expect(String(decoding: try stream.all(limit: 100), as: UTF8.self) == "Padaria Açaí")
    #expect(try stream.next() == nil)
  }

  @Test("refuses what is cut off, altered or too large", arguments: [5, 12, 20, 27])
  func damaged(_ length: Int) {
    let whole = ZipBytes.gzip(Array("0123456789".utf8))
    #expect(
      error { _ = try UnpackedStream(file(Array(whole[..<length])), form: .gzip).all(limit: 100) }
        == .damaged("a"))
    var altered = whole
    altered[17] ^= 1
    #expect(
      error { _ = try UnpackedStream(file(altered), form: .gzip).all(limit: 100) } == .damaged("a"))
    #expect(
      error { _ = try UnpackedStream(file(whole), form: .gzip).all(limit: 9) }
        == .tooLarge(limit: 0))
  }

  @Test("refuses many bytes out of few")
  func bomb() throws {
    // A hundred thousand zeros, each byte a thousand of them.
    var limits = UnpackingLimits()
    limits.freeBytes = 1000
    let zeros: [UInt8] =
      [237, 193, 49, 1, 0, 0, 0, 194, 160, 245, 79, 109, 13, 15, 160]
      + [UInt8](repeating: 0, count: 96) + [128, 87, 3]
    var zip = ZipBytes()
    zip.add("zeros", [UInt8](repeating: 0, count: 100_000), packed: zeros)
    let archive = try ZipArchive(file(zip.bytes))
    #expect(try archive.bytes("zeros", limit: 1 << 20) == [UInt8](repeating: 0, count: 100_000))
    let wary = try ZipArchive(file(zip.bytes), limits: limits)
    #expect(error { _ = try wary.bytes("zeros", limit: 1 << 20) } == .tooLarge(limit: 0))
  }

  @Test("lists the files of a ZIP file and gives their bytes")
  func zip() throws {
    let bytes = ZipBytes([("a.csv", "um"), ("pasta/", ""), ("pasta/ção.csv", "dois")]).bytes
    let archive = try ZipArchive(file(bytes))
    #expect(archive.entries.map(\.name) == ["a.csv", "pasta/", "pasta/ção.csv"])
    #expect(archive.entries.map(\.isFolder) == [false, true, false])
    #expect(try archive.bytes("pasta/ção.csv", limit: 10) == Array("dois".utf8))
    #expect(try archive.bytes("b.csv", limit: 10) == nil)
  }

  @Test("refuses more files than are accepted, and says how many those are")
  func manyParts() throws {
    let bytes = ZipBytes([("a.csv", "um"), ("b.csv", "dois"), ("c.csv", "três")]).bytes
    var limits = UnpackingLimits()
    limits.parts = 3
    #expect(try ZipArchive(file(bytes), limits: limits).entries.count == 3)
    limits.parts = 2
    #expect(error { _ = try ZipArchive(file(bytes), limits: limits) } == .tooManyParts(limit: 2))
  }

  @Test("refuses ZIP files cut off anywhere, and files whose sum is another")
  func brokenZip() throws {
    let bytes = ZipBytes([("a.csv", "um"), ("b.csv", "dois")]).bytes
    for length in 0..<bytes.count {
      #expect(
        error { _ = try ZipArchive(file(Array(bytes[..<length]))) } == .damaged("a"), "\(length)")
    }
    // Any byte of the directory may lie; nothing may crash.
    for index in bytes.indices {
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var altered = bytes
        altered[index] = value
        guard let archive = try? ZipArchive(file(altered)) else { continue }
        for entry in archive.entries { _ = try? archive.stream(entry).all(limit: 100) }
      }
    }
    var zip = ZipBytes()
    zip.add("a", [1, 2, 3], checksum: 7)
    let archive = try ZipArchive(file(zip.bytes))
    #expect(error { _ = try archive.bytes("a", limit: 10) } == .damaged("a"))
  }
}
