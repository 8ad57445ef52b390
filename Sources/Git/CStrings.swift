import Glibc

/// Strings as C takes a list of them, freed together.
final class CStrings {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) { pointers = strings.map { strdup($0) } }

  deinit { for pointer in pointers { free(pointer) } }

  /// Runs `body` on the list's address. Neither it nor the strings may be kept.
  func withPointers<Result>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result
  ) -> Result {
    pointers.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }
}
