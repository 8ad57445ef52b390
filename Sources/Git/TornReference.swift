import CLibgit2
package import Languages
package import ObjectIDs

/// A reference that git cannot follow: its file names nothing that git can read (it is empty, full of zeros or cut off, as a full disk or a
/// power cut leaves it), or the object that it names is not here. Git fetches nothing while there is one.
package struct TornReference: Hashable, Sendable {
  /// Its full name.
  package let name: String
  /// The path of its file, which no command of git's takes away or writes over; nil where the file is right and the object is not here.
  package let file: String?
  /// The file of the object that it names, where that is damaged: git does not fetch what it believes to have.
  package let object: String?
  /// What has git ask the host for a branch that it keeps of it; nil for any other reference.
  package let fetching: String?
  /// The last commit at which git noted it in this clone, and that is here; nil where no note is left.
  package let last: ObjectID?

  /// What makes it a reference again; nil where nothing tells what it named.
  package var puttingBack: String? {
    last.map { last in
      let away = [
        file.map { "rm \(GitError.typed($0))" }, object.map { "rm -f \(GitError.typed($0))" },
      ].compactMap(\.self)
      return (away + ["git update-ref \(word) \(last)"]).joined(separator: " && ")
    }
  }

  /// What takes it away. A reference that git packed before is then what it was at that time, where its file was torn.
  /// A branch of a host's is fetched at once: without it nothing would tell that something is missing.
  package var takingAway: String {
    let away = file.map { "rm \(GitError.typed($0))" } ?? "git update-ref -d \(word)"
    return ([object.map { "rm -f \(GitError.typed($0))" }, away, fetching].compactMap(\.self))
      .joined(separator: " && ")
  }

  /// Its name as one word of a shell.
  private var word: String { Repository.word(name) }

  /// What is wrong with a file that is torn, as a sentence goes on.
  package static let fault = Localized(
    en: "names nothing: its file is empty or cut off, as a full disk or a power cut leaves it",
    nl:
      "wijst nergens naar: het bestand ervan is leeg of afgekapt, zoals na een volle schijf of een stroomstoring"
  )

  /// What is wrong with it, as a sentence goes on.
  var fault: Localized {
    file == nil
      ? object == nil
        ? Localized(en: "names what is not here", nl: "wijst naar iets wat hier niet is")
        : Localized(en: "names what is damaged here", nl: "wijst naar iets wat hier beschadigd is")
      : Self.fault
  }

  /// Its name, as a sentence begins with it.
  fileprivate var shown: Localized {
    let branch = ["refs/heads/", "refs/remotes/"].lazy.filter { name.hasPrefix($0) }
      .map { name.dropFirst($0.count) }.first
    return branch.map { Localized(en: "the branch \($0)", nl: "de branch \($0)") }
      ?? Localized(en: "the reference \(name)", nl: "de verwijzing \(name)")
  }
}

extension Repository {
  /// What is said of a reference that cannot be read because its file is torn; nil where that is not so.
  package func torn(_ reference: String) -> TornReference? {
    let file = "\(commonDirectory)/\(reference)"
    guard let bytes = WholeFile.bytes(file, most: 4_096), !Self.isReference(bytes) else { return nil }
    return TornReference(
      name: reference, file: file, object: nil, fetching: fetching(reference), last: lastNoted(reference))
  }

  /// What has git fetch a branch of a remote's again.
  private func fetching(_ reference: String) -> String? {
    let remote = (try? remotes())?.first { reference.hasPrefix("refs/remotes/\($0)/") }
    return remote.map { remote in
      let branch = reference.dropFirst("refs/remotes/\(remote)/".count)
      return "git fetch \(Self.word(remote)) \(Self.word("+refs/heads/\(branch):\(reference)"))"
    }
  }

  /// What is said of a reference that git cannot follow; nil where it can, or where there is none of that name.
  package func unfollowed(_ reference: String) -> TornReference? {
    if let torn = torn(reference) { return torn }
    var id = git_oid()
    guard git_reference_name_to_id(&id, pointer, reference) == 0 else { return nil }
    let tip = ObjectID(id)
    guard !isIntact(tip) else { return nil }
    let object = "\(commonDirectory)/objects/\(tip.hex.prefix(2))/\(tip.hex.dropFirst(2))"
    return TornReference(
      name: reference, file: nil, object: FileStamp.at(object) == nil ? nil : object,
      fetching: fetching(reference), last: lastNoted(reference))
  }

  /// All references of this repository that git cannot follow, whosever they are.
  package func unfollowedReferences() throws(GitError) -> [TornReference] {
    var found: [TornReference] = []
    for (name, tip) in try checkedBranches(matching: "refs/") {
      // Another name for a branch is as good as that is.
      if tip != nil, try directName(of: name) != name { continue }
      if let torn = unfollowed(name) { found.append(torn) }
    }
    return found
  }

  /// Turns a failure to read a reference into an error, with what puts one back whose file is torn. Must be called at once.
  func checkReading(_ code: Int32, of reference: String) throws(GitError) {
    guard code < 0 else { return }
    let failure = GitError(code: code, operation: .readingBranch, path: reference)
    guard failure.kind == .corrupt, let torn = torn(reference) else { throw failure }
    throw torn.error
  }

  /// Whether a file is as git writes a reference: an id, or the name of another one.
  private static func isReference(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "ref: ".utf8) { return bytes.count > 5 && !bytes.contains(0) }
    let id = bytes.prefix { $0 > 0x20 }
    return ObjectID(hex: String(decoding: id, as: UTF8.self)) != nil
  }

  /// Read line by line from the end: what tore the reference may have torn its notes too.
  private func lastNoted(_ reference: String) -> ObjectID? {
    guard let bytes = WholeFile.bytes("\(commonDirectory)/logs/\(reference)") else { return nil }
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      for word in line.split(separator: UInt8(ascii: " ")).prefix(2).reversed() {
        guard let id = ObjectID(hex: String(decoding: word, as: UTF8.self)),
          isIntact(id), (try? links(of: id)) != nil
        else { continue }
        return id
      }
    }
    return nil
  }
}

extension TornReference {
  /// The error for it, with what puts it back.
  package var error: GitError {
    GitError(
      kind: .corrupt,
      message: Localized(en: "\(shown.english) \(fault.english)", nl: "\(shown.dutch) \(fault.dutch)"),
      operation: .readingBranch, path: name,
      first: last.map { last in
        Localized(
          en: "it was last at \(last.abbreviated()); put it back there",
          nl: "hij stond het laatst op \(last.abbreviated()); zet hem daar terug")
      }, remedy: puttingBack ?? takingAway)
  }
}
