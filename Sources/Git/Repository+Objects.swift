import Languages
import CLibgit2
package import ObjectIDs

extension Repository {
  /// A commit, read whole.
  ///
  /// - Throws: `.notFound`; `.invalid` where the object is no commit.
  package func commit(_ id: ObjectID) throws(GitError) -> CommitInfo {
    let info = try withObject(id, of: GIT_OBJECT_COMMIT) { RawCommit($0).info(id) }
    guard let info else { throw damaged(id, "commit") }
    return info
  }

  /// A blob's bytes, copied.
  ///
  /// - Throws: `.notFound`; `.invalid` where the object is no blob.
  package func blob(_ id: ObjectID) throws(GitError) -> [UInt8] {
    if let object = try object(id), object.type == GIT_OBJECT_BLOB { return object.bytes }
    return try withBlob(id) { Array($0) }
  }

  /// The name that a blob of these bytes has, without writing it.
  package static func id(ofBlob bytes: [UInt8]) throws(GitError) -> ObjectID {
    try ObjectBatch.id(of: bytes, GIT_OBJECT_BLOB)
  }

  /// The bytes of many blobs, in the order asked; read in the order in which that is fastest.
  ///
  /// - Throws: `.notFound`; `.invalid` where an object is no blob.
  package func blobs(_ ids: [ObjectID]) throws(GitError) -> [[UInt8]] {
    let places = ids.map { packs.place(of: $0) ?? (pack: -1, offset: 0) }
    var blobs = [[UInt8]](repeating: [], count: ids.count)
    for index in ids.indices.sorted(by: { places[$0] > places[$1] }) {
      blobs[index] = try blob(ids[index])
    }
    return blobs
  }

  /// The bytes of many blobs, in the order asked; nil for one that is missing, damaged or no blob.
  ///
  /// - Throws: `.partialClone` where one was left out of this clone: another one would find it.
  package func blobsUnlessLost(_ ids: [ObjectID]) throws(GitError) -> [[UInt8]?] {
    let places = ids.map { packs.place(of: $0) ?? (pack: -1, offset: 0) }
    var blobs = [[UInt8]?](repeating: nil, count: ids.count)
    for index in ids.indices.sorted(by: { places[$0] > places[$1] }) {
      blobs[index] = try blobUnlessLost(ids[index])
    }
    return blobs
  }

  /// A blob; nil where the repository has lost it, or it cannot be read.
  ///
  /// - Throws: `.partialClone` where it was left out of this clone: then what follows from it cannot be told here.
  package func blobUnlessLost(_ id: ObjectID) throws(GitError) -> [UInt8]? {
    do throws(GitError) {
      return try blob(id)
    } catch {
      guard error.kind != .partialClone else { throw error }
      return nil
    }
  }

  /// Runs `body` on a blob's bytes without copying them. They are valid only inside it.
  ///
  /// - Throws: `.notFound`; `.invalid` where the object is no blob.
  package func withBlob<Result>(_ id: ObjectID, _ body: (UnsafeRawBufferPointer) -> Result) throws(GitError)
    -> Result
  {
    try withObject(id, of: GIT_OBJECT_BLOB, body)
  }

  /// A blob's length in bytes, without reading all of it.
  ///
  /// - Throws: `.notFound`, `.partialClone`; `.corrupt` where it is damaged.
  package func blobSize(_ id: ObjectID) throws(GitError) -> Int { try weight(of: id).size }

  /// Whether the repository has the object at hand.
  package func contains(_ id: ObjectID) -> Bool {
    var name = id.libgit2
    return git_odb_exists(objects.pointer, &name) == 1
  }

  /// Whether an object is here whole: its bytes have the hash that is its name, whatever stands in them. One that its maker wrote wrongly is
  /// so in every clone.
  package func isIntact(_ id: ObjectID) -> Bool {
    // libgit2 never comes to an end with a file that is cut off.
    do {
      guard let found = try object(id) else { return contains(id) }
      var hash = git_oid()
      let code = found.bytes.withUnsafeBytes {
        git_odb_hash(&hash, $0.baseAddress, $0.count, found.type)
      }
      return code == 0 && ObjectID(hash) == id
    } catch {
      return false
    }
  }

  /// Whether the repository has the object.
  ///
  /// - Throws: `.partialClone` where fetching leaves out such as it may be: then it cannot be told here.
  package func has(_ id: ObjectID) throws(GitError) -> Bool {
    if contains(id) { return true }
    guard isPartialClone, try remotes().contains(where: leavesOut) else { return false }
    throw isLeftOut(
      GitError(
        kind: .notFound, message: Localized(en: "it is not here", nl: "dat is er hier niet"),
        operation: .readingObject), id.hex)
  }

  /// Whether git fetches less than all from a remote.
  private func leavesOut(_ remote: String) -> Bool {
    (try? config("remote.\(remote).partialclonefilter")).flatMap(\.self) != nil
  }

  /// Runs `body` on an object's bytes as git stores them.
  func withObject<Result>(
    _ id: ObjectID, of type: git_object_t, _ body: (UnsafeRawBufferPointer) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    if let found = try self.object(id) {
      try expect(id, isOf: type, found.type)
      // `withUnsafeBytes` knows no typed errors.
      return try found.bytes.withUnsafeBytes { bytes in
        Swift.Result<Result, GitError> { () throws(GitError) in try body(bytes) }
      }.get()
    }
    var name = id.libgit2
    let object = try readObject(&name, path: id.hex)
    try expect(id, isOf: type, git_odb_object_type(object.pointer))
    return try body(
      UnsafeRawBufferPointer(
        start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer)))
  }

  private func readObject(_ name: inout git_oid, path: String) throws(GitError) -> Handle {
    do throws(GitError) {
      return try Handle(.readingObject, path: path, freedBy: git_odb_object_free) {
        git_odb_read(&$0, objects.pointer, &name)
      }
    } catch {
      throw isLeftOut(error, path)
    }
  }

  /// What it means that an object is not here: in a partial clone it was left out, and nothing is damaged.
  ///
  /// - Parameter object: its id; nil where it is not known which one is missing.
  func isLeftOut(_ error: GitError, _ object: String? = nil) -> GitError {
    guard error.kind == .notFound, isPartialClone else { return error }
    return GitError(
      code: error.code, kind: .partialClone,
      message: Localized(
        en: "\(object ?? "an object") was left out when this was cloned",
        nl: "\(object ?? "een object") is bij het klonen weggelaten"), operation: error.operation,
      path: object ?? error.path, remedy: fetchAll)
  }

  /// Whether objects may have been left out when the repository was cloned.
  var isPartialClone: Bool {
    Folder.names(in: commonDirectory + "/objects/pack").contains { $0.hasSuffix(".promisor") }
  }

  /// What fetches the objects that a partial clone left out, and has later fetches leave out nothing. Only plain git
  /// ever does it: this program connects to nobody.
  var fetchAll: String {
    let remotes = (try? self.remotes())?.sorted() ?? []
    let filtered = remotes.filter(leavesOut)
    let remote =
      filtered.first ?? remotes.first { (try? config("remote.\($0).promisor")).flatMap(\.self) != nil }
    let refetch = "git fetch --refetch \(remote ?? "origin")"
    return filtered.first.map { "git config --unset remote.\($0).partialclonefilter && \(refetch)" }
      ?? refetch
  }

  /// An object that is read without libgit2; nil where that has to be asked.
  ///
  /// - Throws: `.corrupt` where a pack or a file has it, and cannot give it.
  private func object(_ id: ObjectID) throws(GitError) -> Pack.Object? {
    if let packed = packs.object(id) { return packed }
    switch loose.read(id) {
    case .object(let object): return object
    case .damaged: throw damaged(id, "object")
    case .nothing:
      guard !packs.holds(id) else { throw damaged(id, "object") }
      return nil
    }
  }

  private func expect(_ id: ObjectID, isOf type: git_object_t, _ actual: git_object_t) throws(GitError) {
    guard actual != type else { return }
    let wanted = git_object_type2string(type).map { String(cString: $0) } ?? "object"
    throw GitError(
      kind: .invalid, message: Localized(en: "\(id.hex) is no \(wanted)", nl: "\(id.hex) is geen \(wanted)"),
      operation: .readingObject, path: id.hex)
  }

  func damaged(_ id: ObjectID, _ type: String) -> GitError {
    GitError(
      kind: .corrupt,
      message: Localized(en: "\(id.hex) is a damaged \(type)", nl: "\(id.hex) is een beschadigde \(type)"),
      operation: .readingObject, path: id.hex)
  }
}
