import Foundation
import TestSupport
import Testing

/// Nothing in the repository speaks of the machine it was written on.
@Suite struct TraceTests {
  @Test func `no tracked file names a folder of one machine`() throws {
    // Written apart, so that this file passes its own check.
    let folders = ["work", "root", "opt/swift"].map { "/" + $0 + "/" } + ["/" + "home/"]
    for path in try trackedFiles() where !path.hasSuffix(".png") {
      guard let text = try? Checkout.text(path) else { continue }
      for folder in folders {
        #expect(!text.contains(folder), "\(path) names \(folder)")
      }
    }
  }

  @Test func `what is built is not tracked`() throws {
    for path in try trackedFiles() {
      #expect(!path.hasPrefix(".build/") && !path.hasPrefix(".demo/"), "\(path) is tracked")
    }
  }
}

/// What git tracks in the checkout.
private func trackedFiles() throws -> [String] {
  let git = Process()
  git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  git.arguments = ["git", "-C", Checkout.root.path, "ls-files", "-z"]
  let pipe = Pipe()
  git.standardOutput = pipe
  try git.run()
  let listing = pipe.fileHandleForReading.readDataToEndOfFile()
  git.waitUntilExit()
  let paths = listing.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  try #require(git.terminationStatus == 0 && !paths.isEmpty, "git ls-files failed")
  return paths
}
