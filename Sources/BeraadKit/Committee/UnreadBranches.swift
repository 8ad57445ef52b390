import Deliberation
import Git
import Storage
import Transport

/// What stays as it is for good, and takes what counts from the partners' branches.
enum Lasting {
  case closing, edition

  fileprivate var said: Localized {
    switch self {
    case .closing:
      Localized(
        en: "what stands there may count, and what a closing does not list never does",
        nl: "wat daar staat, telt misschien mee, en wat een sluiting niet noemt, telt nooit")
    case .edition:
      Localized(
        en: "what stands there may have to be decided on first, and an edition never changes",
        nl: "over wat daar staat moet misschien eerst worden besloten, en een editie verandert nooit")
    }
  }
}

extension Desk {
  /// Refuses what stays for good while a branch of a partner's cannot be read in this clone, here or as a remote had it. One that is
  /// set aside for what stands there is read.
  ///
  /// - Parameter lost: what a look at the branches could not read, since an object is missing or damaged here, one sentence each.
  func mustReadBranches(for lasting: Lasting, besides lost: [Localized] = []) throws {
    let unread = try workspace.brokenReferences().filter { branch in
      try branch.hidesRecords && branch.partner.map { try snapshot.partner($0) != nil } == true
    }
    guard !unread.isEmpty || !lost.isEmpty else { return }
    throw Refusal(
      Localized(
        en: "Not every partner's branch can be read: \(lasting.said.english).",
        nl: "Niet van elke partner is de branch te lezen: \(lasting.said.dutch)."),
      causes: unread.map(\.sentence) + lost.uniqued().shortened,
      hints: unread.map { advice(onBroken: $0.reference) } + (lost.isEmpty ? [] : try fetchingAgain()))
  }

  /// What stands on the partners' branches and cannot be read here, since an object is missing or damaged: one sentence each.
  func lostOnBranches() throws -> [Localized] {
    try workspace.partnerBranches().flatMap { try BranchCheck($0, snapshot: snapshot).lost }
  }

  /// How objects that this clone lacks, or that are damaged, are had again.
  private func fetchingAgain() throws -> [Localized] {
    let place = try repository.remotes().isEmpty ? nil : remote()?.name
    return [
      place.map {
        Localized(
          en: "get what is missing here again with: git fetch --refetch \($0)",
          nl: "haal opnieuw op wat hier ontbreekt met: git fetch --refetch \($0)")
      }
        ?? Localized(
          en: "get what is missing here from a clone that has it: git fetch --refetch CLONE partners/PARTNER",
          nl:
            "haal wat hier ontbreekt uit een kloon die het heeft: git fetch --refetch KLOON partners/PARTNER"),
      Localized(
        en: "a file of an object that is empty or damaged is taken away first; see which with: git fsck",
        nl: "haal eerst het bestand van een object weg dat leeg of beschadigd is; zie welk met: git fsck"),
    ]
  }
}

extension GitError {
  /// Whether something could not be read since an object is not here.
  static func isOfMissing(_ error: any Error) -> Bool { (error as? GitError)?.kind == .notFound }
}
