internal import CSystem
internal import Glibc

/// The functions of libcurl, found on first use: whoever sends no mail needs no library.
///
/// Addresses of functions that never change once they are found: threads may share them, which the compiler
/// cannot know of pointers.
@safe struct CurlLibrary: @unchecked Sendable {
  typealias Handle = UnsafeMutableRawPointer
  typealias List = UnsafeMutableRawPointer
  typealias Reader =
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int
  typealias Tracer =
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafeMutablePointer<CChar>?, Int, UnsafeMutableRawPointer?
    ) -> Int32

  /// The options that are set, by the numbers of curl.h, which never change.
  enum Option: Int32 {
    case port = 3
    case timeout = 13
    case sslVersion = 32
    case verbose = 41
    case upload = 46
    case verifyPeer = 64
    case connectTimeout = 78
    case verifyHost = 81
    case noSignal = 99
    case responseTimeout = 112
    case useSSL = 119
    case url = 10_002
    case proxy = 10_004
    case readData = 10_009
    case errorBuffer = 10_010
    case certificates = 10_065
    case traceData = 10_095
    case user = 10_173
    case password = 10_174
    case sender = 10_186
    case recipients = 10_187
    case reader = 20_012
    case tracer = 20_094
    case contentSize = 30_115
  }

  let makeHandle: @convention(c) () -> Handle?
  let perform: @convention(c) (Handle?) -> Int32
  let release: @convention(c) (Handle?) -> Void
  let errorText: @convention(c) (Int32) -> UnsafePointer<CChar>?
  let append: @convention(c) (List?, UnsafePointer<CChar>?) -> List?
  let releaseList: @convention(c) (List?) -> Void
  private let setOption: UnsafeMutableRawPointer

  /// The library; nil where the system has none.
  static let shared: CurlLibrary? = CurlLibrary()

  private init?() {
    guard let library = unsafe dlopen("libcurl.so.4", RTLD_NOW) else { return nil }
    func find<Function>(_ name: String, as type: Function.Type) -> Function? {
      guard let symbol = unsafe dlsym(library, name) else { return nil }
      return unsafe unsafeBitCast(symbol, to: type)
    }
    guard
      let begin = find("curl_global_init", as: (@convention(c) (Int) -> Int32).self),
      let makeHandle = unsafe find("curl_easy_init", as: (@convention(c) () -> Handle?).self),
      let perform = unsafe find("curl_easy_perform", as: (@convention(c) (Handle?) -> Int32).self),
      let release = unsafe find("curl_easy_cleanup", as: (@convention(c) (Handle?) -> Void).self),
      let errorText = unsafe find(
        "curl_easy_strerror", as: (@convention(c) (Int32) -> UnsafePointer<CChar>?).self),
      let append = unsafe find(
        "curl_slist_append", as: (@convention(c) (List?, UnsafePointer<CChar>?) -> List?).self),
      let releaseList = unsafe find(
        "curl_slist_free_all", as: (@convention(c) (List?) -> Void).self),
      let setOption = unsafe dlsym(library, "curl_easy_setopt"),
      // 3: everything, TLS among it.
      begin(3) == 0
    else { return nil }
    unsafe self.makeHandle = makeHandle
    unsafe self.perform = perform
    unsafe self.release = release
    unsafe self.errorText = errorText
    unsafe self.append = append
    unsafe self.releaseList = releaseList
    unsafe self.setOption = setOption
  }

  /// Sets a number; whether the library took it.
  func set(_ option: Option, _ value: Int, of handle: Handle) -> Bool {
    unsafe carteira_curl_set_number(setOption, handle, option.rawValue, value) == 0
  }

  /// Sets a size in bytes; whether the library took it.
  func setSize(_ option: Option, _ value: Int, of handle: Handle) -> Bool {
    unsafe carteira_curl_set_size(setOption, handle, option.rawValue, Int64(value)) == 0
  }

  /// Sets a text, of which the library makes a copy; whether it took it.
  func set(_ option: Option, _ value: String, of handle: Handle) -> Bool {
    unsafe value.withCString { text in
      unsafe carteira_curl_set_pointer(setOption, handle, option.rawValue, text) == 0
    }
  }

  /// Sets an address, which must outlive the transfer; whether the library took it.
  func set(_ option: Option, _ value: UnsafeRawPointer?, of handle: Handle) -> Bool {
    unsafe carteira_curl_set_pointer(setOption, handle, option.rawValue, value) == 0
  }

  /// Sets who gives the content and who is told of the conversation; whether the library took them.
  func set(reader: Reader, tracer: Tracer, of handle: Handle) -> Bool {
    unsafe carteira_curl_set_reader(setOption, handle, Option.reader.rawValue, reader) == 0
      && carteira_curl_set_tracer(setOption, handle, Option.tracer.rawValue, tracer) == 0
  }
}
