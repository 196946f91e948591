import Archive
import Files
import Glibc

/// Bags of others, as `snapshot verify` judges them: the case is the text of their tag files.
///
/// A byte 0x1E ends a file. The payload is fixed.
enum BagDoor {
  private static let names = [
    "bagit.txt", "manifest-sha256.txt", "bag-info.txt", "tagmanifest-sha256.txt", "fetch.txt",
    "manifest-md5.txt",
  ]

  /// A folder of this process, since a bag is judged where it lies.
  private static let folder: String = {
    let parent = unsafe getenv("CARTEIRA_FUZZ_FOLDER").map { unsafe String(cString: $0) }
    let path = "\(parent ?? "/tmp")/bags-\(getpid())"
    let disk = FileSystem.disk
    try? disk.createFolder("\(path)/bag/data")
    try? disk.write("Ana\n", to: "\(path)/bag/data/a.txt")
    return path
  }()

  static func read(_ bytes: [UInt8]) -> Bool {
    let texts = bytes.split(separator: 0x1E, omittingEmptySubsequences: false)
    let disk = FileSystem.disk
    for (index, name) in names.enumerated() {
      let path = "\(folder)/bag/\(name)"
      if index < texts.count, !texts[index].isEmpty {
        try? disk.write(Array(texts[index]), to: path)
      } else {
        _ = unsafe unlink(path)
      }
    }
    let archive = Archive(folder)
    guard let verdict = try? archive.verify("bag") else { return true }
    precondition(verdict.files == 1 && verdict.bytes == 4, "the payload is one file of four bytes")
    if verdict.isValid {
      precondition(texts.count > 1, "a bag without a manifest is no bag")
    }
    return true
  }
}
