import Languages
import CLibgit2
import Glibc
import ObjectIDs

extension ObjectBatch {
  /// Writes all objects and forces them to the disk. Afterwards every reader of the repository sees them; where this throws,
  /// nobody sees one that rests on another that is missing.
  ///
  /// - Throws: `.noSpace`, `.readOnly`.
  package func write() throws(GitError) {
    guard count >= Self.packed else { return try writeFiles() }
    let folder = repository.commonDirectory + "/objects/pack"
    let writer = try PackWriter(self)
    try repository.keep(pack: writer.name)
    let index = try writer.write(inFolder: folder)
    repository.packs.add(index: index)
    try check(git_odb_refresh(repository.objects.pointer), .openingPack, path: index)
  }

  /// A file for each object, what others name first.
  ///
  /// All are written before the first is waited for, and named before the first folder is: a disk that is asked for many does
  /// them at once. Asked after each, it took a hundred milliseconds for the dozen objects of an edition.
  private func writeFiles() throws(GitError) {
    let folder = repository.commonDirectory + "/objects"
    var files: [(file: FinishedFile, id: String)] = []
    guard let deflater = Deflater() else { throw repository.damaged(entries.first?.id ?? .zero, "object") }
    for (place, entry) in entries.enumerated() {
      guard let bytes = bytes(at: place) else { throw repository.damaged(entry.id, "object") }
      guard !isKnown(entry.id) else {
        // Git notes that it is wanted, so that nobody clears it away as old.
        try write(bytes, of: entry)
        continue
      }
      var packed: [UInt8] = []
      let header = Array("\(Self.name(of: entry.type)) \(bytes.count)\0".utf8)
      guard deflater.deflate(header + bytes, into: &packed) else {
        throw GitError(
          kind: .other, message: Localized(en: "it cannot be compressed", nl: "dat is niet samen te persen"),
          operation: .writingObjects)
      }
      files.append(
        (try FinishedFile.write(packed, as: "tmp_obj_", inFolder: folder, isSynced: false), entry.id.hex))
    }
    try FinishedFile.sync(files.map(\.file))
    var folders: Set<String> = []
    for (file, id) in files {
      let place = "\(folder)/\(id.prefix(2))"
      if try Self.name(file, "\(place)/\(id.dropFirst(2))", in: place) { folders.insert(folder) }
      folders.insert(place)
    }
    // What was in one of them may be in a pack by now, and the folder gone.
    try Disk.sync(folders.sorted(), as: .folder, operation: .writingObjects, mayBeGone: true)
  }

  /// Gives a file its name in a folder that is made where it is not there.
  ///
  /// - Returns: whether the folder was made.
  private static func name(_ file: FinishedFile, _ path: String, in folder: String) throws(GitError) -> Bool {
    try ObjectFolders.making { () throws(GitError) in
      let isNew = mkdir(folder, 0o777) == 0
      try file.name(path)
      return isNew
    }
  }

  /// Whether the repository has an object, as far as this process knows; one that came meanwhile may be written twice.
  private func isKnown(_ id: ObjectID) -> Bool {
    var name = id.libgit2
    return git_odb_exists_ext(repository.objects.pointer, &name, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1
  }

  private func write(_ bytes: [UInt8], of entry: Entry) throws(GitError) {
    try ObjectFolders.making { () throws(GitError) in
      var id = git_oid()
      let code = bytes.withUnsafeBytes {
        git_odb_write(&id, repository.objects.pointer, $0.baseAddress, $0.count, entry.type)
      }
      try check(code, .writingObject)
    }
  }

  /// What git calls a type of objects in their headers.
  private static func name(of type: git_object_t) -> String {
    switch type {
    case GIT_OBJECT_BLOB: "blob"
    case GIT_OBJECT_TREE: "tree"
    case GIT_OBJECT_COMMIT: "commit"
    default: "tag"
    }
  }
}
