import Foundation
import TestSupport
import Testing

/// A site as it lies in a folder, read as a host serves it.
struct SiteOnDisk {
  /// The bytes of every file, by its path from the root.
  let files: [String: [UInt8]]

  init(_ path: String) throws {
    var files: [String: [UInt8]] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(path)/\(file)", isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[file] = Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")))
    }
    self.files = files
  }

  subscript(file: String) -> String { String(decoding: files[file] ?? [], as: UTF8.self) }

  /// The pages and the feed, by path.
  var pages: [String] { files.keys.filter { $0.hasSuffix(".html") || $0.hasSuffix(".xml") }.sorted() }

  /// What is wrong with the links of all pages: one that leads to no file, to no place of its page, or out of the site; and an id that
  /// stands twice.
  var brokenLinks: [String] { pages.flatMap(brokenLinks) }

  private func brokenLinks(of page: String) -> [String] {
    let ids = self.ids(of: page)
    let doubles = Set(ids.filter { id in ids.count { $0 == id } > 1 }).map {
      "\(page): the id \($0) stands twice"
    }
    return doubles
      + values(of: "href", in: page).compactMap { link in
        if ["http://", "https://", "mailto:", "data:"].contains(where: link.hasPrefix) { return nil }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let goal = goal(of: String(parts[0]), from: page) else {
          return "\(page): \(link) leads out of the site"
        }
        guard files[goal] != nil else { return "\(page): \(link) leads to no file" }
        guard parts.count == 2 else { return nil }
        return self.ids(of: goal).contains(String(parts[1])) ? nil : "\(page): \(link) leads to no place"
      }
  }

  /// The file that a relative address names; nil for one that leaves the root.
  private func goal(of address: String, from page: String) -> String? {
    if address.isEmpty { return page }
    guard !address.hasPrefix("/") else { return nil }
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in address.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(String(part))
        continue
      }
      guard parts.popLast() != nil else { return nil }
    }
    return parts.joined(separator: "/")
  }

  private func ids(of page: String) -> [String] { values(of: "id", in: page) }

  private func values(of attribute: String, in page: String) -> [String] {
    self[page].matches(of: #/ ([a-z]+)="([^"]*)"/#).filter { $0.1 == attribute }.map { String($0.2) }
  }
}
