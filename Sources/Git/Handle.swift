import Languages

/// A pointer that libgit2 handed out, freed when it goes out of scope.
///
/// Never leaves this module: what callers get is copied.
struct Handle: ~Copyable {
  let pointer: OpaquePointer
  private let free: @convention(c) (OpaquePointer?) -> Void

  /// Takes over what `make` stores in its argument.
  ///
  /// - Throws: what libgit2 says when `make` returns a negative code.
  init(
    _ operation: GitOperation, path: @autoclosure () -> String? = nil,
    freedBy free: @escaping @convention(c) (OpaquePointer?) -> Void,
    _ make: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var pointer: OpaquePointer?
    try check(make(&pointer), operation, path: path())
    guard let pointer else {
      throw GitError(
        kind: .other, message: Localized(en: "git returned nothing", nl: "git gaf niets terug"),
        operation: operation, path: path())
    }
    self.pointer = pointer
    self.free = free
  }

  deinit { free(pointer) }
}
