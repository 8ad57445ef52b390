import Languages
import CLibgit2

/// What git's attributes make of a file beyond what libgit2 can.
extension Repository {
  /// That git stores other bytes of a file than stand in the work tree, by a program or an encoding that libgit2 does not
  /// know; nil where it does not.
  ///
  /// - Parameter path: from the root of the work tree.
  /// - Returns: `.filtered`; its remedy is what stands behind a pattern of git's attributes to have such files kept as they stand.
  package func filtering(of path: String) throws(GitError) -> GitError? {
    let (filter, encoding) = try attributes(of: path)
    if let filter, hasProgram(forFilter: filter) { return Self.filtered(path, "filter", filter) }
    if let encoding, !["utf-8", "utf8"].contains(encoding.lowercased()) {
      return Self.filtered(path, "working-tree-encoding", encoding)
    }
    return nil
  }

  /// Refuses a file of which `filtering` says something.
  func mustBeUnfiltered(_ path: String) throws(GitError) {
    if let refusal = try filtering(of: path) { throw refusal }
  }

  /// The attributes that matter, asked for at once: for each asking libgit2 looks at all files of attributes. Each is nil where it is
  /// set, unset or unspecified.
  private func attributes(of path: String) throws(GitError) -> (filter: String?, encoding: String?) {
    var values: (filter: UnsafePointer<CChar>?, encoding: UnsafePointer<CChar>?) = (nil, nil)
    let code = "filter".withCString { filter in
      "working-tree-encoding".withCString { encoding in
        var names: [UnsafePointer<CChar>?] = [filter, encoding]
        return withUnsafeMutableBytes(of: &values) {
          git_attr_get_many(
            $0.assumingMemoryBound(to: UnsafePointer<CChar>?.self).baseAddress, pointer, 0, path, 2, &names)
        }
      }
    }
    do throws(GitError) {
      try check(code, .readingAttributes, path: path)
    } catch {
      // It looks for files of attributes in the index too.
      throw indexError ?? error
    }
    func text(_ value: UnsafePointer<CChar>?) -> String? {
      git_attr_value(value) == GIT_ATTR_VALUE_STRING ? value.map { String(cString: $0) } : nil
    }
    return (text(values.filter), text(values.encoding))
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
      message: Localized(
        en: "\(path) has the attribute \(name)=\(value), by which git keeps other bytes than stand there",
        nl: "\(path) heeft het attribuut \(name)=\(value), waardoor git andere bytes bewaart dan er staan"),
      operation: .readingFile, path: path,
      remedy: "!\(name)")
  }
}
