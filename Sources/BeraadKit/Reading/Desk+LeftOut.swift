import Deliberation
import Git
import ObjectIDs
import Storage

extension Desk {
  /// What stands on other partners' branches and is left out of main, for a committee that is asked why.
  func leftOutOfOthers() throws -> [Diagnosis.Finding] {
    guard let own = try identityIfNamed()?.partner, own.roles.contains(.committee) else { return [] }
    return try workspace.partnerBranches().filter { $0.partner != own.id }.flatMap { branch in
      try BranchCheck(branch, snapshot: snapshot).faults.uniqued().prefix(Self.mostLeftOut).map { fault in
        .init(
          what: Localized(
            en:
              "On the branch \(Layout.branch(of: branch.partner)), and left out of main: \(fault.sentence.english)",
            nl:
              "Op de branch \(Layout.branch(of: branch.partner)), en buiten main gehouden: \(fault.sentence.dutch)"
          ),
          advice: try newerFirst(fault, of: branch.partner) ?? fault.path.flatMap {
            try waiting(for: $0, of: branch.partner)
          } ?? (fault.kind == .onNoMain ? try sending(of: branch.partner)[0] : Self.seenByPartner),
          further: fault.kind == .onNoMain ? [Self.seenByPartner.otherwise] : [],
          mended: false, isLasting: true)
      }
    }
  }

  private static let seenByPartner = Localized(
    en: "the partner sees in its own clone what to type, with: beraad doctor",
    nl: "de partner ziet in de eigen kloon wat te typen, met: beraad doctor")

  /// What stands on the branch of whoever acts and is left out of main, and what ends that.
  func leftOut() throws -> [Diagnosis.Finding] {
    let own = try unsendable()
    guard let partner = try nameOffRoster() ?? identityOnRoster()?.partner.id,
      let branch = try workspace.partnerBranches().first(where: { $0.partner == partner })
    else { return own }
    let name = Layout.branch(of: partner)
    let faults = try BranchCheck(branch, snapshot: snapshot).faults.uniqued()
    return try own
      + faults.prefix(Self.mostLeftOut).map { fault in
        var typed =
          try newerFirst(fault, of: partner).map { [$0] } ?? fault.path.map {
            try remedies(for: $0, on: branch)
          } ?? []
        if fault.kind == .onNoMain { typed = try sending(of: partner) + typed.map(\.otherwise) }
        return .init(
          what: Localized(
            en: "On your branch \(name), and left out of main: \(fault.sentence.english)",
            nl: "Op uw branch \(name), en buiten main gehouden: \(fault.sentence.dutch)"),
          advice: typed.first
            ?? Localized(
              en: "see what it is with: git log \(name)", nl: "zie wat het is met: git log \(name)"),
          further: Array(typed.dropFirst()),
          mended: false, isLasting: true)
      }
  }

  /// What a partner committed to main itself, and nobody takes.
  private func unsendable() throws -> [Diagnosis.Finding] {
    guard let found = try Unsendable(of: identityOnRoster(), at: remote(), in: self), !found.isOfRecords
    else {
      return []
    }
    return [
      .init(
        what: found.refusal.explanation.sentence,
        advice: Localized(
          en: "keep them on a branch of their own, and have what the host has, with: beraad sync",
          nl: "bewaar ze op een eigen branch, en haal wat de host heeft, met: beraad sync"),
        mended: false, isLasting: true)
    ]
  }

  private static let mostLeftOut = 20

  /// What is to be done about a fault where this clone's main is behind, or may be: a newer one may have what is missing, and then there is
  /// no fault. Nil where nothing newer is known, and for what is wrong on any main.
  private func newerFirst(_ fault: BranchCheck.Fault, of partner: Slug) throws -> Localized? {
    let isNewer = try snapshot.newerMain() != nil
    guard fault.kind == .ahead || isNewer && fault.kind == .refused else { return nil }
    if !isNewer, let wait = try fault.path.flatMap({ try waiting(for: $0, of: partner) }) { return wait }
    return .syncFirst
  }

  /// What a partner's own record waits for whose paper main does not have: nobody is to take it away. Nil for any other file.
  private func waiting(for path: String, of partner: Slug) throws -> Localized? {
    guard Layout.partner(ofRecord: path) == partner, let paper = Layout.paper(of: path),
      try !snapshot.papers().contains(paper)
    else { return nil }
    return Localized(
      en: "it is taken once main has '\(paper)': whoever began that paper sends it with: beraad submit",
      nl:
        "het wordt opgehaald zodra main '\(paper)' heeft: wie dat stuk begon, stuurt het op met: beraad submit"
    )
  }

  /// What to type about a file of a partner's branch that main does not take: first what proposes its words, then what puts the file
  /// back as it was where the branch began. None for a name that cannot be typed.
  private func remedies(for path: String, on branch: PartnerBranch) throws -> [Localized] {
    if let wait = try waiting(for: path, of: branch.partner) { return [wait] }
    // Somebody else may have put it there.
    guard let quoted = path.quotedForShell, let tip = branch.tips.first,
      let base = try repository.mergeBase(snapshot.commit, tip)
    else { return [] }
    let (name, main) = (Layout.branch(of: branch.partner), workspace.mainBranch)
    let isOld = try repository.entry(at: path, in: base) != nil
    var remedies: [Localized] = []
    if let paper = Layout.paper(ofDraft: path), isOld, try repository.entry(at: path, in: tip) != nil {
      remedies = [
        Localized(
          en: "propose what you changed with: git show \(name):\(path) > mine.md",
          nl: "stel voor wat u veranderde met: git show \(name):\(path) > mine.md"),
        Localized(
          en: "and: beraad amend \(paper) --file mine.md --base \(base.abbreviated()) --because WHY",
          nl: "en: beraad amend \(paper) --file mine.md --base \(base.abbreviated()) --because WAAROM"),
      ]
    }
    let change =
      isOld
      ? "git --literal-pathspecs checkout \(base.abbreviated()) -- \(quoted)"
      : "git --literal-pathspecs rm --quiet -- \(quoted)"
    let isFirst = remedies.isEmpty
    let typed =
      "git switch \(name) && \(change) && git --literal-pathspecs commit -m 'As it began' -- \(quoted) && git switch \(main)"
    remedies.append(
      Localized(
        en: "\(isFirst ? "" : "then ")put it back as it was when your branch began: \(typed)",
        nl: "zet het \(isFirst ? "" : "dan ")terug zoals het was toen uw branch begon: \(typed)"))
    if let poll = Layout.poll(ofVote: path) {
      remedies.append(
        Localized(
          en: "where that poll is open, vote again: beraad vote \(poll) CHOICE",
          nl: "is die peiling open, stem dan opnieuw: beraad vote \(poll) KEUZE"))
    }
    return remedies
  }
}
