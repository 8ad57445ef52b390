import Deliberation
import Git
import Storage
import Transport

extension Context {
  /// Has this clone forget what it had before a redaction, as far as nobody's work hangs on it.
  ///
  /// - Parameter isSent: whether the host has it by now: before that its branches cannot be without it.
  /// - Returns: what still has it, one sentence each.
  func cleanAfterRedaction(isSent: Bool = true) throws -> [String] {
    let desk = try Desk(self)
    let left = try desk.redactedLeft().filter { isSent || !$0.reference.hasPrefix("refs/remotes/") }
    let references = try desk.repository.branches(matching: "refs/").map(\.name)
    try desk.userGit.forgetFormer(
      of: (["HEAD", desk.workspace.mainReference] + references.filter(Self.isOfAlliance)).uniqued())
    for paper in try desk.snapshot.papers() { desk.workspace.forgetOpen(of: paper) }
    return left.map { "\($0.what) \($0.advice.prefix(1).uppercased() + $0.advice.dropFirst())" }
  }

  private static func isOfAlliance(_ reference: String) -> Bool {
    reference.hasPrefix("refs/remotes/") || reference.hasPrefix("refs/heads/partners/")
      || reference.hasPrefix("refs/heads/kept/")
  }
}

extension Desk {
  /// The references of this clone that have what was taken out of the history, each with what ends that.
  func redactedLeft() throws -> [(reference: String, what: String, advice: String)] {
    let history = try snapshot.history()
    guard history.hasFormer else { return [] }
    return try repository.branches(matching: "refs/").map(\.name).compactMap { name in
      guard let tip = try? repository.resolve(name), try workspace.standsOnFormer(tip, of: history) else {
        return nil
      }
      return (name, "\(Self.short(name)) still has what was taken out of the history.", try remedy(for: name))
    }
  }

  /// What `doctor` says of them.
  func redactedLeftFindings() throws -> [Diagnosis.Finding] {
    try redactedLeft().map { .init(what: $0.what, advice: $0.advice, mended: false) }
  }

  private static func short(_ reference: String) -> String {
    for prefix in ["refs/heads/", "refs/remotes/", "refs/tags/"] where reference.hasPrefix(prefix) {
      return String(reference.dropFirst(prefix.count))
    }
    return reference
  }

  private func remedy(for reference: String) throws -> String {
    let short = Self.short(reference)
    let partner = short.firstRange(of: "partners/").map { String(short[$0.upperBound...]) }
    let own = try identityOnRoster()?.partner.id.description
    switch partner {
    case let partner? where reference.hasPrefix("refs/remotes/"):
      return partner == own
        ? "send yours with: beraad submit"
        : "it goes when \(partner) has followed with beraad sync, and sent its branch with beraad submit"
    case let partner?: return "bring it over with: beraad sync --as \(partner)"
    case nil where reference.hasPrefix("refs/remotes/"): return "it goes with: beraad submit"
    case nil where reference.hasPrefix("refs/tags/"): return "take it away with: git tag --delete \(short)"
    case nil where reference.hasPrefix("refs/heads/"):
      return "where nothing on it is needed: git branch --delete --force \(short)"
    case nil: return "where nothing in it is needed: git update-ref -d \(reference)"
    }
  }
}
