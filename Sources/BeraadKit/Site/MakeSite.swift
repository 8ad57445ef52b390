package import Deliberation
package import ObjectIDs
import Rendering
import Storage

/// A site that was made.
package struct MadeSite: Encodable, Sendable {
  package let directory: String
  /// The commit of main that it is of.
  package let commit: ObjectID
  package let papers: Int
  package let editions: Int
  /// How many files it has, `site.json` among them.
  package let files: Int
  package let written: Int
  package let removed: Int
  /// What lies in the folder and is somebody else's.
  package let foreign: [String]
  /// What it lacks.
  package let lacking: [Localized]
  /// What is on it otherwise than somebody wrote it, or could not be read.
  package let problems: [Localized]
}

extension Context {
  /// Makes the site of the workspace in a folder: what main has, and nothing else. Only what differs is written, and what an earlier run put
  /// there and is gone is taken away.
  ///
  /// - Throws: a `Refusal` where the folder holds anything but an earlier site, or something lies in the way of one.
  package func makeSite(in output: String) throws -> MadeSite {
    let desk = try Desk(self)
    let plan = try SitePlan(desk.snapshot)
    let folder = try SiteFolder(path: path(output), named: output)
    let all = plan.editions.reduce(into: [:]) { $0.merge($1.files) { first, _ in first } }
    let expected = plan.pages(with: Set(all.keys)).map(\.path)
    try folder.mustBeFree(for: Set(expected).union(all.keys), named: output)
    var manifest = SiteManifest(
      commit: plan.commit, files: folder.before?.files ?? [:], isUnfinished: true)
    manifest.files.merge(all) { _, new in new }
    for path in expected { manifest.files[path] = "" }
    folder.willHold(manifest)
    let editions = try SiteEditions(context: self, folder: folder, typst: try? typst()).place(
      plan.editions, in: desk.workspace)
    let pages = plan.pages(with: editions.present)
    var written = editions.written
    for page in pages where try folder.put(page.bytes, at: page.path) { written += 1 }
    var files = all.filter { editions.present.contains($0.key) }
    for page in pages { files[page.path] = SHA256.hex(page.bytes) }
    let removed = try folder.remove(besides: Set(files.keys))
    try folder.note(SiteManifest(commit: plan.commit, files: files))
    return MadeSite(
      directory: folder.path, commit: plan.commit, papers: plan.content.papers.count,
      editions: plan.editions.count, files: files.count + 1, written: written, removed: removed,
      foreign: folder.foreign(besides: Set(files.keys)), lacking: editions.lacking, problems: plan.problems)
  }
}
