import Deliberation
import Git
import ObjectIDs
import Rendering
import Storage

/// A site in a folder, held against the commit that it says it is of.
struct SiteCheck {
  let desk: Desk
  /// Where it lies.
  let path: String
  /// As it was typed.
  let name: String

  func check() throws -> Verification.Check {
    guard let manifest = SiteFolder.manifest(in: path) else {
      return wrong([
        Localized(
          en: "\(name) holds no site of Beraad: there is no \(SiteManifest.name) to read.",
          nl: "In \(name) staat geen site van Beraad: er is geen \(SiteManifest.name) te lezen.")
      ])
    }
    guard try desk.snapshot.history().contains(manifest.commit) else {
      return wrong([
        Localized(
          en: "The site was made from commit \(manifest.commit.abbreviated()), which is not part of main.",
          nl: "De site is gemaakt van commit \(manifest.commit.abbreviated()), en die hoort niet bij main.")
      ])
    }
    let plan = try SitePlan(Snapshot(workspace: desk.workspace, commit: manifest.commit))
    let problems = try problems(of: manifest, plan)
    let isNewest = manifest.commit == desk.snapshot.commit
    return Verification.Check(
      name: "site", problems: problems,
      right: Localized(
        en: "\(manifest.files.count) files are what commit \(manifest.commit.abbreviated()) says",
        nl: "\(manifest.files.count) bestanden zijn wat commit \(manifest.commit.abbreviated()) zegt"
      ).joined(
        to: isNewest ? .nothing : Localized(en: "; main is newer", nl: "; main is nieuwer")))
  }

  private func problems(of manifest: SiteManifest, _ plan: SitePlan) throws -> [Localized] {
    let editions = plan.editions.reduce(into: [:]) { $0.merge($1.files) { first, _ in first } }
    var expected = editions
    for page in plan.pages(with: Set(editions.keys).intersection(manifest.files.keys)) {
      expected[page.path] = SHA256.hex(page.bytes)
    }
    var problems: [Localized] = []
    if manifest.isUnfinished {
      problems.append(
        Localized(
          en:
            "Somebody stopped while the site was being made: make it once more with beraad site -o \(name).",
          nl: "De site is niet afgemaakt: maak haar nog eens met beraad site -o \(name)."))
    }
    for (file, hash) in expected.sorted(by: { $0.key < $1.key }) {
      guard let found = SiteFolder.bytes(at: file, in: path).map({ SHA256.hex($0) }) else {
        problems.append(
          Localized(en: "\(name)/\(file) is missing.", nl: "\(name)/\(file) ontbreekt."))
        continue
      }
      guard found != hash || manifest.files[file] != hash else { continue }
      problems.append(
        Localized(
          en: "\(name)/\(file) is not what the commit says.",
          nl: "\(name)/\(file) is niet wat de commit zegt."))
    }
    for file in manifest.files.keys.sorted() where expected[file] == nil {
      problems.append(
        Localized(
          en: "\(name)/\(file) is on the site, and the commit has nothing of it.",
          nl: "\(name)/\(file) staat op de site, en de commit heeft het niet."))
    }
    return problems.shortened
  }

  private func wrong(_ problems: [Localized]) -> Verification.Check {
    Verification.Check(name: "site", problems: problems, right: .nothing)
  }
}
