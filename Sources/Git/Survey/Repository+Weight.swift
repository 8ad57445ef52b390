import CLibgit2
package import ObjectIDs

/// What it takes to read an object.
package struct ObjectWeight: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case commit, tree, blob, tag
  }

  package let kind: Kind
  /// How many bytes it has.
  package let size: Int
  /// The most bytes that have to be in memory for it: its own, or those of what a pack makes it from.
  package let bytes: Int
}

extension Repository {
  /// What it takes to read an object, found without reading it: a few compressed bytes can stand for gigabytes.
  ///
  /// - Throws: `.notFound`, `.partialClone`; `.corrupt` where it is damaged.
  package func weight(of id: ObjectID) throws(GitError) -> ObjectWeight {
    if packs.holds(id) {
      guard let found = packs.weight(of: id), let kind = ObjectWeight.Kind(found.type) else {
        throw damaged(id, "object")
      }
      return ObjectWeight(kind: kind, size: found.size, bytes: found.bytes)
    }
    switch loose.weight(of: id) {
    case .object(let type, let bytes)?:
      guard let kind = ObjectWeight.Kind(type) else { throw damaged(id, "object") }
      return ObjectWeight(kind: kind, size: bytes, bytes: bytes)
    case .damaged?: throw damaged(id, "object")
    case nil: break
    }
    var length = 0
    var type = GIT_OBJECT_ANY
    var name = id.libgit2
    let code = git_odb_read_header(&length, &type, objects.pointer, &name)
    guard code < 0 else {
      guard let kind = ObjectWeight.Kind(type) else { throw damaged(id, "object") }
      return ObjectWeight(kind: kind, size: length, bytes: length)
    }
    throw isLeftOut(GitError(code: code, operation: .readingObject, path: id.hex), id.hex)
  }
}

extension ObjectWeight.Kind {
  fileprivate init?(_ type: git_object_t) {
    switch type {
    case GIT_OBJECT_COMMIT: self = .commit
    case GIT_OBJECT_TREE: self = .tree
    case GIT_OBJECT_BLOB: self = .blob
    case GIT_OBJECT_TAG: self = .tag
    default: return nil
    }
  }
}
