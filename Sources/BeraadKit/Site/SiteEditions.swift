import Deliberation
import Dispatch
import Git
import ObjectIDs
import Rendering
import Storage
import Synchronization
import Transport

/// Puts the editions of a site in their place, to the byte as they were published.
struct SiteEditions: Sendable {
  let context: Context
  let folder: SiteFolder
  /// What makes PDF files again, where it is on this machine.
  let typst: TypstProgram?

  /// What became of it.
  struct Outcome: Sendable {
    /// The paths of the files that the site has.
    var present: Set<String> = []
    var written = 0
    /// What it lacks, one sentence each.
    var lacking: [Localized] = []

    fileprivate mutating func add(_ other: Outcome) {
      present.formUnion(other.present)
      written += other.written
      lacking += other.lacking
    }
  }

  func place(_ editions: [SitePlan.PlannedEdition], in workspace: Workspace) throws -> Outcome {
    let places = PublishedPlaces(workspace)
    var outcome = Outcome()
    var waiting: [SitePlan.PlannedEdition] = []
    for edition in editions {
      if isHere(edition) {
        outcome.present.formUnion(edition.files.keys)
      } else if let files = published(edition, in: places) {
        try outcome.add(put(files, of: edition))
      } else {
        waiting.append(edition)
      }
    }
    for made in try madeOnCores(waiting) { outcome.add(made) }
    return outcome
  }

  // MARK: Where the bytes come from

  private func isHere(_ edition: SitePlan.PlannedEdition) -> Bool {
    edition.files.allSatisfy { path, hash in folder.bytes(at: path).map { SHA256.hex($0) } == hash }
  }

  /// The files where the edition was published on this machine; nil where they are not all there, as they were.
  private func published(
    _ edition: SitePlan.PlannedEdition, in places: PublishedPlaces
  ) -> [RenderedFile]? {
    let place = places.place(of: edition.paper, number: edition.number, commit: edition.edition.commit)
    guard let place = place.map(EditionFolder.init) else { return nil }
    var files: [RenderedFile] = []
    for (name, hash) in edition.edition.files.sorted(by: { $0.key < $1.key }) {
      guard let bytes = place.bytes(of: name), SHA256.hex(bytes) == hash else { return nil }
      files.append(RenderedFile(name: name, bytes: bytes))
    }
    return files
  }

  /// Makes an edition again from its commit.
  private func make(_ edition: SitePlan.PlannedEdition, in workspace: Workspace) throws -> Outcome {
    let printing: EditionMaker.Printing =
      !edition.edition.isPrinted
      ? .none : typst.map { .made($0) } ?? .known(edition.edition.printed)
    do {
      let snapshot = try Snapshot(workspace: workspace, commit: edition.edition.commit)
      let maker = try EditionMaker(
        snapshot: snapshot, paper: edition.paper.description, number: edition.number)
      return try put(try maker.files(printing), of: edition)
    } catch let refusal as Refusal {
      // One that cannot be made keeps no other from the site.
      return Outcome(lacking: [refusal.explanation.sentence])
    }
  }

  /// Writes the files that are as the record says, and names the others.
  private func put(_ files: [RenderedFile], of edition: SitePlan.PlannedEdition) throws -> Outcome {
    var outcome = Outcome()
    let made = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    var wrong: [String] = []
    for (name, hash) in edition.edition.files.sorted(by: { $0.key < $1.key }) {
      let path = "\(edition.folder)/\(name)"
      if let bytes = made[name], SHA256.hex(bytes) == hash {
        if try folder.put(bytes, at: path) { outcome.written += 1 }
        outcome.present.insert(path)
      } else if folder.bytes(at: path).map({ SHA256.hex($0) }) == hash {
        outcome.present.insert(path)
      } else {
        wrong.append(name)
      }
    }
    if !wrong.isEmpty { outcome.lacking.append(edition.lack(of: wrong, typst: typst != nil)) }
    return outcome
  }

  // MARK: On all cores

  /// What becomes of editions that have to be made, in their order: some papers on each core, which has the repository open for itself.
  private func madeOnCores(_ editions: [SitePlan.PlannedEdition]) throws -> [Outcome] {
    let papers = Dictionary(grouping: editions, by: \.paper).sorted { $0.key < $1.key }.map(\.value)
    let made = Mutex<[Int: Result<[Outcome], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: papers.count) { number in
      let result = Result {
        let workspace = try context.workspace()
        return try papers[number].map { try make($0, in: workspace) }
      }
      made.withLock { $0[number] = result }
    }
    let all = made.withLock { $0 }
    return try papers.indices.flatMap { try all[$0]?.get() ?? [] }
  }
}

extension SitePlan.PlannedEdition {
  /// That the site lacks files, and why.
  fileprivate func lack(of names: [String], typst isHere: Bool) -> Localized {
    let list = Localized.listed(names)
    let isPrint = names.allSatisfy { name in EditionMaker.printedNames.contains { $0.name == name } }
    if isPrint, !isHere {
      return Localized(
        en:
          "Edition \(number) of \(paper) is there without \(list.english): typst, which makes PDF files, is not on this machine (make pdf).",
        nl:
          "Editie \(number) van \(paper) staat er zonder \(list.dutch): typst, dat PDF-bestanden maakt, is niet op deze computer (make pdf)."
      )
    }
    return Localized(
      en:
        "Edition \(number) of \(paper) lacks \(list.english): it was made by \(edition.tool), and this program, \(Tool.name), makes it otherwise.",
      nl:
        "Editie \(number) van \(paper) mist \(list.dutch): ze is gemaakt door \(edition.tool), en dit programma, \(Tool.name), maakt het anders."
    )
  }
}
