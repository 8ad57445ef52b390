import Languages
import CLibgit2
package import ObjectIDs

/// A commit as its signature sees it.
package struct SignedCommit: Sendable {
  package let info: CommitInfo
  /// The armoured signature; nil where there is none.
  package let signature: String?
  /// The bytes that it was made over: the commit without it.
  package let payload: [UInt8]
  /// Whether its header speaks of signatures in a way that git's programs do not write, such as twice.
  package let isAmbiguous: Bool
}

extension SignedCommit {
  /// Takes the signature out of a commit, as `git verify-commit` does: the header `gpgsig` and the lines that go on with it.
  fileprivate init(_ bytes: UnsafeRawBufferPointer, _ info: CommitInfo) {
    var payload: [UInt8] = []
    payload.reserveCapacity(bytes.count)
    var (signature, count, isAmbiguous) = ([UInt8](), 0, false)
    var start = 0
    var isInSignature = false
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      if line.first == UInt8(ascii: "\n") {
        payload += bytes[start...]
        break
      }
      if isInSignature, line.first == UInt8(ascii: " ") {
        signature += line.dropFirst()
      } else if line.starts(with: Self.header) {
        (isInSignature, count) = (true, count + 1)
        signature += line.dropFirst(Self.header.count)
      } else {
        isInSignature = false
        if line.starts(with: Self.header.dropLast()) { isAmbiguous = true }
        payload += line
      }
      start = end
    }
    self.info = info
    self.payload = payload
    self.signature = count == 0 ? nil : String(decoding: signature, as: UTF8.self)
    self.isAmbiguous = isAmbiguous || count > 1
  }

  private static let header = Array("gpgsig ".utf8)
}

extension Repository {
  /// A commit that anybody may have made, with its signature taken out.
  ///
  /// - Throws: `.tooLarge`, what `commit` throws.
  package func signedCommit(
    _ id: ObjectID, bounds: SurveyBounds = SurveyBounds()
  ) throws(GitError) -> SignedCommit {
    guard try weight(of: id).bytes <= bounds.bytes else {
      throw GitError(
        kind: .tooLarge, message: Localized(en: "\(id.hex) is too large", nl: "\(id.hex) is te groot"),
        operation: .readingCommit)
    }
    let info = try commit(id)
    return try withObject(id, of: GIT_OBJECT_COMMIT) { SignedCommit($0, info) }
  }

  /// Has objects of another folder found as if they lay in this repository: those of a push that is not accepted yet.
  ///
  /// - Parameter folder: a folder of objects, as git's `GIT_QUARANTINE_PATH` names it.
  package func addObjects(in folder: String) throws(GitError) {
    try check(
      git_odb_add_disk_alternate(objects.pointer, folder), .openingPushedObjects, path: folder)
  }
}
