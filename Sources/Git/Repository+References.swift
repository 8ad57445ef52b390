import Languages
import CLibgit2
package import ObjectIDs

extension Repository {
  /// Where the work tree stands.
  ///
  /// - Throws: `.corrupt` where git cannot read HEAD, with what puts it back.
  package func head() throws(GitError) -> Head {
    try mustHaveHead()
    let head = try Handle(.readingHead, path: "HEAD", freedBy: git_reference_free) {
      git_reference_lookup(&$0, pointer, "HEAD")
    }
    if let name = git_reference_symbolic_target(head.pointer) {
      let branch = String(cString: name)
      return .branch(name: branch, commit: try tip(of: branch))
    }
    guard let id = git_reference_target(head.pointer) else {
      throw GitError(
        kind: .notFound, message: Localized(en: "HEAD names nothing", nl: "HEAD wijst nergens naar"),
        operation: .readingHead, path: "HEAD")
    }
    return .detached(ObjectID(id.pointee))
  }

  /// The object that a reference names, by its full name ("refs/heads/main"); nil when there is no such
  /// reference.
  ///
  /// - Throws: `.invalid` for a name that git does not allow.
  package func tip(of reference: String) throws(GitError) -> ObjectID? {
    var id = git_oid()
    let code = git_reference_name_to_id(&id, pointer, reference)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try checkReading(code, of: reference)
    return ObjectID(id)
  }

  /// The commit that a revision names in any of git's spellings ("HEAD~2", "v1", an abbreviated id); a tag is
  /// followed to its commit.
  ///
  /// - Throws: `.notFound`, `.ambiguous`; `.invalid` where it is no revision, or names no commit.
  package func resolve(_ revision: String) throws(GitError) -> ObjectID {
    let operation = GitOperation.lookingUpRevision
    let object = try Handle(operation, path: revision, freedBy: git_object_free) {
      git_revparse_single(&$0, pointer, revision)
    }
    let commit = try Handle(operation, path: revision, freedBy: git_object_free) {
      git_object_peel(&$0, object.pointer, GIT_OBJECT_COMMIT)
    }
    guard let id = git_object_id(commit.pointer) else {
      throw GitError(
        kind: .notFound, message: Localized(en: "no such commit", nl: "die commit is er niet"),
        operation: operation, path: revision)
    }
    return ObjectID(id.pointee)
  }

  /// The references whose full name begins with `prefix` ("refs/heads/partners/"), sorted by the bytes of
  /// their names. One that names another is followed; one that leads nowhere is left out.
  package func branches(matching prefix: String) throws(GitError) -> [(name: String, tip: ObjectID)] {
    var found: [(name: String, tip: ObjectID)] = []
    for reference in try names(matching: prefix) {
      if let tip = try tip(of: reference) { found.append((reference, tip)) }
    }
    return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// As `branches(matching:)`, for names that anybody may have given: a reference that cannot be read has no tip, and hides
  /// no other one.
  package func checkedBranches(
    matching prefix: String
  ) throws(GitError) -> [(name: String, tip: ObjectID?)] {
    var found: [(name: String, tip: ObjectID?)] = []
    for reference in try names(matching: prefix) {
      var id = git_oid()
      let named = git_reference_name_to_id(&id, pointer, reference)
      found.append((reference, named == 0 ? ObjectID(id) : nil))
    }
    // libgit2, as git itself, says nothing of a file that is no reference.
    let known = Set(found.map(\.name))
    found += looseNames(below: prefix).filter { !known.contains($0) }.map { ($0, nil) }
    return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The full names of the references that begin with a prefix, in no order.
  private func names(matching prefix: String) throws(GitError) -> [String] {
    let operation = GitOperation.listingBranches
    let iterator = try Handle(operation, path: prefix, freedBy: git_reference_iterator_free) {
      git_reference_iterator_glob_new(&$0, pointer, prefix + "*")
    }
    var names: [String] = []
    while true {
      var name: UnsafePointer<CChar>?
      let code = git_reference_next_name(&name, iterator.pointer)
      if code == GIT_ITEROVER.rawValue { break }
      try check(code, operation, path: prefix)
      guard let name else { break }
      names.append(String(cString: name))
    }
    return names
  }

  /// The names of the files below a prefix that ends in a slash, whatever is in them.
  private func looseNames(below prefix: String) -> [String] {
    var names: [String] = []
    var open = [(folder: String(prefix.dropLast()), depth: 0)]
    while let (folder, depth) = open.popLast(), names.count < 100_000 {
      for name in Folder.names(in: "\(commonDirectory)/\(folder)") where !name.hasPrefix(".") {
        let path = "\(folder)/\(name)"
        if WholeFile.bytes("\(commonDirectory)/\(path)", most: 1) != nil {
          if !name.hasSuffix(".lock") { names.append(path) }
        } else if depth < 16 {
          open.append((path, depth + 1))
        }
      }
    }
    return names
  }
}

extension Repository {
  /// The names of the remotes that git's configuration has, sorted.
  package func remotes() throws(GitError) -> [String] { try hostSettings().remotes }

  /// What git's configuration says of remotes, read once.
  package func hostSettings() throws(GitError) -> HostSettings {
    // Not `git_remote_list`: the regular expression that it makes takes longer than reading ten records.
    HostSettings(
      try settings { key, value in
        ["remote.", "branch.", "beraad."].contains(where: key.hasPrefix) ? (key, value) : nil
      })
  }
}
