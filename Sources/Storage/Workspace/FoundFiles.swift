import Deliberation
import Dispatch
import Git
import ObjectIDs
import Synchronization

/// The record files of a paper, each once, whatever branches it stands on.
struct FoundFiles {
  struct File: Equatable {
    let path: String
    let id: ObjectID
    let isCollected: Bool
    /// Whether nothing vouches for the content but itself: it stands on a partner's branch, or main has lost it.
    let isChecked: Bool
    /// The partner on whose branch it stands; nil where main has or had it.
    var partner: Slug?
  }

  private(set) var files: [File] = []
  /// What stands on partners' branches and was left out.
  private(set) var passedOver: [PassedOver] = []
  /// What records of partners' branches have to pass.
  var gate: RecordGate?
  /// The paths of what was found elsewhere than on main as it is.
  private var elsewhere: Set<String> = []

  init() {}

  /// The files that an index lists.
  init(_ files: [File]) {
    self.files = files
    elsewhere = Set(files.lazy.filter(\.isChecked).map(\.path))
  }

  /// Adds a record of main.
  mutating func add(_ entry: TreeEntry) {
    guard Self.isRecord(entry) else { return }
    files.append(File(path: entry.path, id: entry.id, isCollected: true, isChecked: false))
  }

  /// Adds the records below a folder of main.
  mutating func add(folder: String, of commit: ObjectID, in repository: Repository) throws {
    for entry in try repository.files(under: folder, in: commit) { add(entry) }
  }

  /// Puts back what main once had below a folder and has no longer, or otherwise: a record is never changed.
  ///
  /// - Parameter removals: those below the folder.
  /// - Throws: `.partialClone` where it was left out of this clone: another one would find it.
  mutating func restore(
    _ removals: [MainHistory.Removal], in repository: Repository
  ) throws(GitError) {
    let concerned = removals.filter { Layout.isRecord($0.path) }
    guard !concerned.isEmpty else { return }
    var places = Dictionary(
      zip(files.map(\.path), files.indices), uniquingKeysWith: { first, _ in first })
    for removal in concerned {
      let present = places[removal.path]
      guard present.map({ files[$0].id != removal.blob }) ?? true,
        let bytes = try repository.blobUnlessLost(removal.blob),
        (try? RecordCoding.decodeChecked(bytes, path: removal.path)) != nil
      else { continue }
      let file = File(path: removal.path, id: removal.blob, isCollected: true, isChecked: true)
      if let present {
        files[present] = file
      } else {
        places[removal.path] = files.count
        elsewhere.insert(removal.path)
        files.append(file)
      }
    }
  }

  /// Adds the records below a folder of a partner's branch that main does not have; what they have in common is not
  /// looked at.
  mutating func addUncollected(
    folder: String, of tip: ObjectID, among tips: [ObjectID], partner: Slug, through gate: RecordGate,
    budget: inout Int, besides commit: ObjectID, in repository: Repository
  ) throws {
    let survey = try repository.survey(under: folder, from: commit, to: tip, additionsOnly: true)
    note(survey.faults.map { $0.sentence(of: partner) }, of: partner, as: .damaged)
    let before = passedOver.count
    for change in survey.changes where change.kind == .added {
      // Whoever goes on like this says nothing.
      guard passedOver.count - before < 1_000 else { return }
      guard let entry = change.new, Layout.isRecord(entry.path), !elsewhere.contains(entry.path) else {
        continue
      }
      do {
        guard entry.isNamedAsRecord else {
          throw StorageError.malformed(
            path: entry.path,
            reason: Localized(en: "no record has that name", nl: "zo heet geen enkel record"))
        }
        guard try gate.admits(file: entry, of: partner, tips: tips, within: &budget) else {
          note(
            [
              Localized(
                en: "\(entry.path) and what stands behind it is more than is read of one branch.",
                nl: "\(entry.path) en wat erachter staat, is meer dan er van één branch wordt gelezen.")
            ], of: partner, as: .refused)
          return
        }
        elsewhere.insert(entry.path)
        files.append(
          File(path: entry.path, id: entry.id, isCollected: false, isChecked: true, partner: partner))
      } catch {
        note([try RecordGate.sentence(about: error, at: entry.path)], of: partner, as: .init(error))
      }
    }
  }

  /// The most bytes of records that are read of one branch, before they are collected.
  static let budget = RecordGate.mostOfBranch

  private mutating func note(
    _ sentences: [Localized], of partner: Slug, as reason: PassedOver.Reason
  ) {
    passedOver += sentences.map {
      PassedOver(sentence: Self.passedOver($0, of: partner), reason: reason, partner: partner)
    }
  }

  /// What is said of something that was left out of a partner's branch.
  static func passedOver(_ sentence: Localized, of partner: Slug?) -> Localized {
    let place = partner.map {
      Localized(en: "the branch partners/\($0)", nl: "de branch partners/\($0)")
    }
    return Localized(
      en: "\(sentence.english) It stands on \(place?.english ?? "main") and is passed over.",
      nl: "\(sentence.dutch) Het staat op \(place?.dutch ?? "main") en telt niet mee.")
  }

  private static func isRecord(_ entry: TreeEntry) -> Bool {
    entry.kind == .blob && Layout.isRecord(entry.path)
  }

  /// What each file says, in their order; what stands on a partner's branch only is held against its id and place.
  ///
  /// Reading is for one thread, but most of the work is to understand what was read, which the cores share.
  func records(in repository: Repository) throws -> [Result<Record, StorageError>] {
    let files = files
    let blobs = try repository.blobsUnlessLost(files.map(\.id))
    let parts = Mutex<[Int: [Result<Record, StorageError>]]>([:])
    let starts = Array(stride(from: 0, to: files.count, by: Self.part))
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let range = starts[number]..<min(starts[number] + Self.part, files.count)
      let records = range.map { index in files[index].record(blobs[index]) }
      parts.withLock { $0[number] = records }
    }
    let all = parts.withLock { $0 }
    return starts.indices.flatMap { all[$0] ?? [] }
  }

  /// How many files one thread takes at a time: few beside a workspace that is worth sharing, many beside the cost of it.
  private static let part = 1_024
}

extension TreeEntry {
  /// Whether its name is an id with what record files end in: soon told, also of very many.
  fileprivate var isNamedAsRecord: Bool { RecordID(String(name.prefix { $0 != "." })) != nil }
}

extension FoundFiles.File {
  fileprivate func record(_ bytes: [UInt8]?) -> Result<Record, StorageError> {
    Result { () throws(StorageError) in
      guard let bytes else {
        throw .malformed(
          path: path,
          reason: Localized(
            en: "it is missing or damaged in this repository",
            nl: "dat ontbreekt in deze repository, of is beschadigd"))
      }
      return isChecked
        ? try RecordCoding.decodeChecked(bytes, path: path) : try RecordCoding.decode(bytes, path: path)
    }
  }
}
