import CFuzzer
import Glibc

/// What libFuzzer calls with the bytes of a case.
typealias Case = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// The doors by name.
///
/// What a door returns is its verdict: 0 for bytes that were worth reading, -1 for those that libFuzzer
/// should not keep.
let doors: [String: Case] = unsafe [
  "tables": { unsafe runs(on: $0, $1, TableDoor.read) },
  "settings": { unsafe runs(on: $0, $1, SettingsDoor.read) },
  "templates": { unsafe runs(on: $0, $1, TemplateDoor.read) },
  "markdown": { unsafe runs(on: $0, $1, MarkdownDoor.read) },
  "workbooks": { unsafe runs(on: $0, $1, WorkbookDoor.read) },
  "messages": { unsafe runs(on: $0, $1, MessageDoor.read) },
  "bags": { unsafe runs(on: $0, $1, BagDoor.read) },
]

/// Hands a case to a door as an array of its own.
func runs(on bytes: UnsafePointer<UInt8>?, _ count: Int, _ door: ([UInt8]) -> Bool) -> CInt {
  let buffer = unsafe UnsafeBufferPointer(start: bytes, count: count)
  return unsafe door(Array(buffer)) ? 0 : -1
}

// The name comes from the environment, since libFuzzer starts itself again with the same arguments.
let name = unsafe getenv("CARTEIRA_FUZZ").map { unsafe String(cString: $0) } ?? ""
guard let door = unsafe doors[name] else {
  print("CARTEIRA_FUZZ is none of \(unsafe doors.keys.sorted().joined(separator: ", "))")
  exit(2)
}
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
exit(unsafe LLVMFuzzerRunDriver(&count, &arguments, door))
