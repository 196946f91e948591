import CSystem
import Testing

/// The memory that a C library takes from the arena of a thread.
@Suite struct ArenaTests {
  @Test func piecesAreClearAndApartWhateverLayThereBefore() {
    for round in 0..<3 {
      carteira_arena_open()
      defer { carteira_arena_close() }
      var pieces: [(start: UnsafeMutableRawPointer, size: Int)] = unsafe []
      for size in [1, 15, 16, 17, 48 * 1024, 3, 200_000, 0, 64] {
        guard let start = unsafe carteira_arena_calloc(1, size) else {
          Issue.record("no memory for \(size)")
          return
        }
        #expect(UInt(bitPattern: start) % 16 == 0)
        let bytes = unsafe UnsafeMutableRawBufferPointer(start: start, count: size)
        unsafe #expect(bytes.allSatisfy { $0 == 0 }, "\(size) in round \(round)")
        unsafe bytes.initializeMemory(as: UInt8.self, repeating: UInt8(pieces.count + 1))
        unsafe pieces.append((start, size))
        // Room given back at once is clear again for the next one.
        unsafe carteira_arena_free(carteira_arena_calloc(3, size))
      }
      for index in unsafe pieces.indices {
        let piece = unsafe pieces[index]
        let bytes = unsafe UnsafeRawBufferPointer(start: piece.start, count: piece.size)
        unsafe #expect(bytes.allSatisfy { $0 == index + 1 })
      }
    }
  }

  @Test(arguments: [false, true]) func growingKeepsWhatIsThere(isLast: Bool) {
    carteira_arena_open()
    defer { carteira_arena_close() }
    var piece = unsafe carteira_arena_realloc(nil, 4)
    unsafe piece?.storeBytes(of: 0x0403_0201, as: UInt32.self)
    for size in [4, 20, 15, 1000, 60_000, 2, 300_000] {
      if !isLast { _ = unsafe carteira_arena_calloc(1, 8) }
      unsafe piece = carteira_arena_realloc(piece, size)
      unsafe #expect(piece?.load(as: UInt32.self) == 0x0403_0201, "\(size)")
    }
  }

  @Test func isInUseUntilTheLastClose() {
    carteira_arena_open()
    carteira_arena_open()
    let piece = unsafe carteira_arena_calloc(1, 8)
    carteira_arena_close()
    unsafe piece?.storeBytes(of: 7, as: Int.self)
    _ = unsafe carteira_arena_calloc(1, 8)
    unsafe #expect(piece?.load(as: Int.self) == 7)
    carteira_arena_close()
  }
}
