package import Deliberation
import Git
package import ObjectIDs
import Prose
import Rendering
import Storage

/// An adopted change that was merged, and that an author has undone in the draft since, or a merge by plain git left out. Authors may
/// do that; whoever publishes is told.
package struct UndoneChange: Encodable, Sendable {
  /// The change.
  package let target: Target
  package let partner: String
  /// The author's commit that took its words out, or the merge that left them out; nil where that cannot be told.
  package let commit: ObjectID?
  /// What it is, in a sentence.
  package let story: Localized
  /// What says that it was meant, so that no later edition names it.
  package let settling: Localized

  private enum CodingKeys: String, CodingKey { case target, partner, commit, story, settling }

  fileprivate init(_ target: Target, in dossier: Dossier, by remover: Remover?) {
    self.target = target
    commit = remover?.commit
    partner = dossier[target.record].map { dossier.name(of: $0.record.header.partner) } ?? ""
    let end = Self.end(by: remover)
    let paper = dossier.paper.slug
    let draft = Layout.draft(of: paper)
    settling = Localized(
      en: "If it was meant, the committee says so with: beraad decide \(target) reject --because WHY",
      nl:
        "Was het wel de bedoeling, dan zegt de commissie dat met: beraad decide \(target) reject --because WAAROM"
    )
    story = Localized(
      en:
        "\(target), of \(partner), was adopted and merged, and \(end.english). If nobody meant that, put it back into \(draft), and record that with: beraad revise \(paper) -m WHY",
      nl:
        "\(target), van \(partner), is overgenomen en samengevoegd, en \(end.dutch). Was dat niet de bedoeling, zet het dan terug in \(draft), en leg dat vast met: beraad revise \(paper) -m WAAROM"
    )
  }

  private static func end(by remover: Remover?) -> Localized {
    guard let remover else {
      return Localized(
        en: "the draft does not have it any more", nl: "het concept heeft het niet meer")
    }
    let commit = remover.commit.abbreviated()
    return remover.isMerge
      ? Localized(
        en: "commit \(commit), a merge by plain git, left it out",
        nl: "commit \(commit), een samenvoeging met gewone git, liet het weg")
      : Localized(
        en: "commit \(commit) has undone it since",
        nl: "commit \(commit) heeft het daarna ongedaan gemaakt")
  }
}

/// What took the words of a change out of the draft.
private struct Remover {
  let commit: ObjectID
  let isMerge: Bool
}

/// Finds what was adopted, merged and undone by an author.
struct UndoneChanges {
  private let dossier: Dossier
  private let snapshot: Snapshot
  private var repository: Repository { snapshot.workspace.repository }

  init(of dossier: Dossier, at snapshot: Snapshot) { (self.dossier, self.snapshot) = (dossier, snapshot) }

  /// Those that the draft has no more, in the order of their ids. What another adopted change took the place of is not among them.
  ///
  /// - Parameter present: the changes of which some words are left in the draft, as attribution has them.
  func found(besides present: Set<Target>) throws -> [UndoneChange] {
    var undone: [(target: Target, words: Anchor?)] = []
    for (target, commit) in dossier.merged.sorted(by: { $0.key < $1.key }) {
      guard case .merged? = dossier.hunkStatus(of: target), let hunk = dossier.hunk(target),
        !isThere(hunk, of: target, present),
        case .amendment(let amendment)? = dossier[target.record]?.record.body
      else { continue }
      // Most deletions stand: their words are nowhere. The others are looked at one by one.
      if hunk.takesAwayOnly, dossier.paper.text.firstRange(of: hunk.old.utf8) == nil { continue }
      let base = dossier.lost.contains(amendment.base) ? nil : amendment.base
      if try snapshot.draft(of: dossier.paper, has: hunk, of: target, on: base) { continue }
      undone.append((target, try words(of: hunk, on: base, in: commit)))
    }
    var anchors = CarriedAnchors(
      of: undone.compactMap(\.words), on: dossier.paper, at: snapshot.commit, in: repository)
    return try undone.compactMap { target, words in
      let found = try words.flatMap { try anchors.carry($0).removedBy }
      if found == nil, isReplaced(target) { return nil }
      let taker =
        if let found {
          try culprit(found, takingOut: words, of: target)
        } else {
          try merge(leavingOut: target)
        }
      // What a merge brought in, somebody did on one of its sides.
      let remover = found.map { taker?.commit ?? $0 }
      if let remover, try isOfAChange(remover, besides: target) { return nil }
      if try isAccepted(target, without: remover) { return nil }
      return UndoneChange(target, in: dossier, by: taker)
    }
  }

  /// The merge by plain git that has the draft as a side without a change has it, while another side had the change; nil where there is
  /// none. Words cannot be followed there: the line that leads to the draft of now never had them.
  private func merge(leavingOut target: Target) throws -> Remover? {
    guard let merged = dossier.merged[target], let hunk = dossier.hunk(target),
      case .amendment(let amendment)? = dossier[target.record]?.record.body
    else { return nil }
    let path = Layout.draft(of: dossier.paper.slug)
    let base = dossier.lost.contains(amendment.base) ? nil : amendment.base
    let history = try snapshot.history()
    for union in history.unions(after: merged) {
      let parents = history.parents[union] ?? []
      let sides = try parents.filter { try repository.isAncestor(merged, of: $0) }
      let draft = try repository.entry(at: path, in: union)
      guard !sides.isEmpty, try repository.commit(union).trailerValues("Partner").isEmpty,
        try parents.contains(where: { try !sides.contains($0) && repository.entry(at: path, in: $0) == draft }
        )
      else { continue }
      let hadIt = try sides.contains { side in
        guard try repository.entry(at: path, in: side) != draft else { return false }
        // What an old side has may not be readable: then it is no hint.
        guard let then = try? Snapshot(workspace: snapshot.workspace, commit: side),
          let paper = try? then.paper(named: dossier.paper.slug.description)
        else { return false }
        return try then.draft(of: paper, has: hunk, of: target, on: base)
      }
      if hadIt { return Remover(commit: union, isMerge: true) }
    }
    return nil
  }

  /// Who took words out that a commit lacks. What a merge lacks, an author took out on one of its sides; whoever united them did not, unless
  /// plain git's merge left out a side that had the words.
  private func culprit(_ commit: ObjectID, takingOut words: Anchor?, of target: Target) throws -> Remover? {
    var info = try repository.commit(commit)
    while info.parents.count > 1 {
      guard let earlier = try remover(of: words, of: target, behind: info.parents) else {
        return info.trailerValues("Partner").isEmpty ? Remover(commit: info.id, isMerge: true) : nil
      }
      info = try repository.commit(earlier)
    }
    return Remover(commit: info.id, isMerge: false)
  }

  /// The commit that took words out on one of these lines, all of which end here.
  private func remover(
    of words: Anchor?, of target: Target, behind tips: [ObjectID]
  ) throws -> ObjectID? {
    guard let words, let merge = dossier.merged[target] else { return nil }
    for tip in tips where try repository.isAncestor(merge, of: tip) {
      let paper = try Snapshot(workspace: snapshot.workspace, commit: tip).paper(
        named: dossier.paper.slug.description)
      var anchors = CarriedAnchors(of: [words], on: paper, at: tip, in: repository)
      if let found = try anchors.carry(words).removedBy { return found }
    }
    return nil
  }

  /// Whether words of a change are left, as far as that is quickly told: a commit merges changes of one amendment together, and of these
  /// the words themselves have to stand there.
  private func isThere(_ hunk: Hunk, of target: Target, _ present: Set<Target>) -> Bool {
    guard present.contains(target) else { return false }
    let isAlone = dossier.amendment(target.record)?.amendment.hunks.count == 1
    return isAlone || !hunk.new.isEmpty && dossier.paper.text.firstRange(of: hunk.new.utf8) != nil
  }

  /// The words of a hunk in the draft that a commit merged it into; nil where it took words away only, or has no place there.
  private func words(of hunk: Hunk, on base: ObjectID?, in commit: ObjectID) throws -> Anchor? {
    let path = Layout.draft(of: dossier.paper.slug)
    guard !hunk.takesAwayOnly, let base, let text = try repository.blobUnlessLost(base),
      let entry = try repository.entry(at: path, in: commit)
    else { return nil }
    let after = try repository.blob(entry.id)
    guard case .alreadyThere(let place)? = Rebase.rebase([hunk], from: text, to: after).first?.fate,
      !place.isEmpty
    else { return nil }
    return Anchor(
      quote: String(decoding: after[place], as: UTF8.self), prefix: "", suffix: "", range: place,
      blob: entry.id)
  }

  /// Whether the committee adopted it once more as the draft stands, after a commit had taken its words out.
  private func isAccepted(_ target: Target, without commit: ObjectID?) throws -> Bool {
    guard let decision = dossier.decision(about: target), case .decision(let body) = decision.record.body,
      body.outcome == .adopted, body.isAsItStands
    else { return false }
    let seen = decision.record.header.seen
    guard try snapshot.history().contains(seen) else { return false }
    if let commit { return try repository.isAncestor(commit, of: seen) }
    // What took words away has none to follow: the draft of then tells.
    guard let hunk = dossier.hunk(target),
      case .amendment(let amendment)? = dossier[target.record]?.record.body
    else { return false }
    let then = try Snapshot(workspace: snapshot.workspace, commit: seen)
    let base = dossier.lost.contains(amendment.base) ? nil : amendment.base
    return try !then.draft(
      of: then.paper(named: dossier.paper.slug.description), has: hunk, of: target, on: base)
  }

  /// Whether another adopted change takes away what a change put in. It is asked where the words of the change cannot be followed, since
  /// the author had changed their sentence before they were merged.
  private func isReplaced(_ target: Target) -> Bool {
    guard var words = dossier.hunk(target)?.new.drop(while: \.isWhitespace), !words.isEmpty else {
      return false
    }
    while words.last?.isWhitespace == true { words.removeLast() }
    return dossier.merged.keys.contains { other in
      guard other != target, case .merged? = dossier.hunkStatus(of: other) else { return false }
      return dossier.hunk(other)?.old.contains(words) == true
    }
  }

  /// Whether a commit merged another adopted change, and so took out what stood in its place.
  private func isOfAChange(_ commit: ObjectID, besides target: Target) throws -> Bool {
    try repository.commit(commit).trailerValues("Amendment").compactMap(Target.init).contains { other in
      if other != target, case .merged? = dossier.hunkStatus(of: other) { true } else { false }
    }
  }
}

extension Rendering.Attribution {
  /// The changes of which words are left.
  var changes: Set<Target> { Set(Set(spans.map(\.origin)).flatMap { origins[$0].hunks }) }
}
