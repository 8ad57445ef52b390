import Deliberation
import Foundation
import Rendering
import Testing

/// Writes the sample pages into the folder that `BERAAD_PAGES` names, for `Tests/browser/check.py` and for people.
@Suite struct PagesToLookAt {
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["BERAAD_PAGES"] != nil, "BERAAD_PAGES names no folder"))
  func `the sample pages are written where BERAAD_PAGES says`() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["BERAAD_PAGES"] ?? "")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for language in Language.allCases {
      let page = Sample.page(Sample.edition(language))
      try Data(page.utf8).write(to: folder.appending(path: "edition-\(language.rawValue).html"))
    }
    for file in Sample.draft().files() {
      try Data(file.bytes).write(to: folder.appending(path: "draft-nl.html"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count >= 3)
  }
}
