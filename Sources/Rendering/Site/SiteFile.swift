/// A file of a site: rendering makes bytes in memory and touches no disk.
package struct SiteFile: Sendable, Hashable {
  /// The path from the root of the site.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}
