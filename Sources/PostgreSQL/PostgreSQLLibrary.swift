internal import Glibc

/// The functions of libpq, found on first use: whoever reads no server needs no library.
///
/// Addresses of functions that never change once they are found: threads may share them, which the compiler
/// cannot know of pointers.
@safe struct PostgreSQLLibrary: @unchecked Sendable {
  typealias Handle = OpaquePointer
  typealias Execute =
    @convention(c) (
      Handle?, UnsafePointer<CChar>?, Int32, UnsafePointer<UInt32>?,
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?, Int32
    ) -> Handle?

  let connect: @convention(c) (UnsafePointer<CChar>?) -> Handle?
  let finish: @convention(c) (Handle?) -> Void
  let connectionStatus: @convention(c) (Handle?) -> Int32
  let connectionError: @convention(c) (Handle?) -> UnsafePointer<CChar>?
  let parameter: @convention(c) (Handle?, UnsafePointer<CChar>?) -> UnsafePointer<CChar>?
  /// Runs one statement; what follows its end is refused.
  let execute: Execute
  let status: @convention(c) (Handle?) -> Int32
  let clear: @convention(c) (Handle?) -> Void
  let rowCount: @convention(c) (Handle?) -> Int32
  let columnCount: @convention(c) (Handle?) -> Int32
  let name: @convention(c) (Handle?, Int32) -> UnsafePointer<CChar>?
  let type: @convention(c) (Handle?, Int32) -> UInt32
  let value: @convention(c) (Handle?, Int32, Int32) -> UnsafePointer<CChar>?
  let length: @convention(c) (Handle?, Int32, Int32) -> Int32
  let isNull: @convention(c) (Handle?, Int32, Int32) -> Int32

  /// The library; nil where the system has none.
  static let shared: PostgreSQLLibrary? = PostgreSQLLibrary()

  private init?() {
    guard let library = unsafe dlopen("libpq.so.5", RTLD_NOW) else { return nil }
    func find<Function>(_ name: String, as type: Function.Type) -> Function? {
      guard let symbol = unsafe dlsym(library, name) else { return nil }
      return unsafe unsafeBitCast(symbol, to: type)
    }
    guard
      let connect = unsafe find(
        "PQconnectdb", as: (@convention(c) (UnsafePointer<CChar>?) -> Handle?).self),
      let finish = unsafe find("PQfinish", as: (@convention(c) (Handle?) -> Void).self),
      let connectionStatus = unsafe find("PQstatus", as: (@convention(c) (Handle?) -> Int32).self),
      let connectionError = unsafe find(
        "PQerrorMessage", as: (@convention(c) (Handle?) -> UnsafePointer<CChar>?).self),
      let parameter = unsafe find(
        "PQparameterStatus",
        as: (@convention(c) (Handle?, UnsafePointer<CChar>?) -> UnsafePointer<CChar>?).self),
      let execute = unsafe find("PQexecParams", as: Execute.self),
      let status = unsafe find("PQresultStatus", as: (@convention(c) (Handle?) -> Int32).self),
      let clear = unsafe find("PQclear", as: (@convention(c) (Handle?) -> Void).self),
      let rowCount = unsafe find("PQntuples", as: (@convention(c) (Handle?) -> Int32).self),
      let columnCount = unsafe find("PQnfields", as: (@convention(c) (Handle?) -> Int32).self),
      let name = unsafe find(
        "PQfname", as: (@convention(c) (Handle?, Int32) -> UnsafePointer<CChar>?).self),
      let type = unsafe find("PQftype", as: (@convention(c) (Handle?, Int32) -> UInt32).self),
      let value = unsafe find(
        "PQgetvalue", as: (@convention(c) (Handle?, Int32, Int32) -> UnsafePointer<CChar>?).self),
      let length = unsafe find(
        "PQgetlength", as: (@convention(c) (Handle?, Int32, Int32) -> Int32).self),
      let isNull = unsafe find(
        "PQgetisnull", as: (@convention(c) (Handle?, Int32, Int32) -> Int32).self)
    else { return nil }
    unsafe self.connect = connect
    unsafe self.finish = finish
    unsafe self.connectionStatus = connectionStatus
    unsafe self.connectionError = connectionError
    unsafe self.parameter = parameter
    unsafe self.execute = execute
    unsafe self.status = status
    unsafe self.clear = clear
    unsafe self.rowCount = rowCount
    unsafe self.columnCount = columnCount
    unsafe self.name = name
    unsafe self.type = type
    unsafe self.value = value
    unsafe self.length = length
    unsafe self.isNull = isNull
  }
}
