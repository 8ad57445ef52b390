/// A folder of files that comes to stand at a place together with the move of a branch.
package struct FolderPlacement: Sendable {
  /// One file of the folder.
  package struct File: Sendable {
    /// Its name, without a slash.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Where the folder comes to stand, absolute; it may be on another file system than the repository. Files
  /// of these names that stand there are replaced, others are left alone.
  package let path: String
  package let files: [File]

  package init(path: String, files: [File]) {
    self.path = path
    self.files = files
  }
}
