import CLibgit2

/// What git's attributes make of a file beyond what libgit2 can.
extension Repository {
  /// That git stores other bytes of a file than stand in the work tree, by a program or an encoding that libgit2 does not
  /// know; nil where it does not.
  ///
  /// - Parameter path: from the root of the work tree.
  /// - Returns: `.filtered`; its remedy is what stands behind a pattern of git's attributes to have such files kept as they stand.
  package func filtering(of path: String) throws(GitError) -> GitError? {
    if let name = try attribute("filter", of: path), hasProgram(forFilter: name) {
      return Self.filtered(path, "filter", name)
    }
    if let encoding = try attribute("working-tree-encoding", of: path),
      !["utf-8", "utf8"].contains(encoding.lowercased())
    {
      return Self.filtered(path, "working-tree-encoding", encoding)
    }
    return nil
  }

  /// Refuses a file of which `filtering` says something.
  func mustBeUnfiltered(_ path: String) throws(GitError) {
    if let refusal = try filtering(of: path) { throw refusal }
  }

  /// An attribute that has a value; nil where it is set, unset or unspecified.
  private func attribute(_ name: String, of path: String) throws(GitError) -> String? {
    var value: UnsafePointer<CChar>?
    try check(git_attr_get(&value, pointer, 0, path, name), "reading the attributes", path: path)
    guard git_attr_value(value) == GIT_ATTR_VALUE_STRING else { return nil }
    return value.map { String(cString: $0) }
  }

  /// Whether git runs something here: a filter without a program changes nothing, unless it is required.
  private func hasProgram(forFilter name: String) -> Bool {
    ["clean", "smudge", "process", "required"].contains { key in
      guard let value = try? config("filter.\(name).\(key)") else { return false }
      return !["", "false", "no", "off", "0"].contains(value.lowercased())
    }
  }

  private static func filtered(_ path: String, _ name: String, _ value: String) -> GitError {
    GitError(
      kind: .filtered,
      message: "\(path) has the attribute \(name)=\(value), by which git keeps other bytes than stand there",
      operation: "reading a file", path: path,
      remedy: "!\(name)")
  }
}
