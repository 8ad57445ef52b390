import CLibgit2
import Glibc

/// Strings as C takes a list of them, freed together.
final class CStrings {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) { pointers = strings.map { strdup($0) } }

  deinit { for pointer in pointers { free(pointer) } }

  /// Runs `body` on the list as libgit2 takes it. Neither it nor the strings may be kept.
  func withList<Result>(_ body: (git_strarray) -> Result) -> Result {
    pointers.withUnsafeMutableBufferPointer { body(git_strarray(strings: $0.baseAddress, count: $0.count)) }
  }
}
