/// A file to write: rendering makes bytes in memory and touches no disk.
package struct RenderedFile: Sendable, Hashable {
  /// The name within the edition's folder, without a path.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
