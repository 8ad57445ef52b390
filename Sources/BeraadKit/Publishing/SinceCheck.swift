import Deliberation
import Git
import ObjectIDs
import Storage

/// What an earlier commit of main said, held against what main says now: that it is an ancestor, and that no result has
/// changed since.
struct SinceCheck {
  let desk: Desk
  let old: ObjectID

  init(_ desk: Desk, since revision: String) throws {
    self.desk = desk
    do {
      old = try desk.repository.resolve(revision)
    } catch {
      guard error.kind == .notFound else { throw error }
      throw Refusal(
        Localized(
          en: "This clone has no commit \(revision).", nl: "Deze kloon heeft geen commit \(revision)."),
        hints: [
          Localized(en: "get what is new with: beraad sync", nl: "haal op wat er nieuw is met: beraad sync"),
          Localized(
            en:
              "where it is missing after that as well, main at the host is no longer what it was when that commit was mailed: it was set back or rewritten; show the mail to the committee and the other partners",
            nl:
              "ontbreekt hij daarna nog, dan is main op de host niet meer wat het was toen die commit werd gemaild: teruggezet of herschreven; laat de mail zien aan de commissie en de andere partners"
          ),
        ])
    }
  }

  func checks(of papers: [Slug]) throws -> [Verification.Check] {
    let name = old.abbreviated()
    guard try desk.repository.isAncestor(old, of: desk.snapshot.commit) else {
      return [
        .init(
          name: "since", ok: false,
          detail: Localized(
            en: "\(name) is no longer part of the history of main: it was rewritten.",
            nl: "\(name) hoort niet meer bij de geschiedenis van main: die is herschreven."))
      ]
    }
    let before = try Snapshot(workspace: desk.workspace, commit: old)
    var (changed, revised, corrected) = ([Localized](), [Localized](), [Localized]())
    var (open, count) = ([String](), 0)
    for paper in try before.papers() where papers.contains(paper) {
      let then = try before.dossier(of: before.paper(named: paper.description), scope: .collected).dossier
      let now = try desk.dossier(of: paper.description, scope: .collected).dossier
      let results = Results(then)
      count += results.count
      changed += results.changes(to: now)
      revised += results.decisionsRevised(in: now)
      corrected += results.corrections(in: now)
      open += results.unsettled(in: now)
    }
    let same = count - corrected.count - open.count
    let isAll = corrected.isEmpty && open.isEmpty
    let (fixed, anew) = (corrected.joined(separator: " "), revised.joined(separator: " "))
    let names = open.joined(separator: ", ")
    let right = Localized(
      en:
        "\(name) is still part of the history, and none of the \(isAll ? "" : "other ")\(same) results that it had has changed"
        + (corrected.isEmpty ? "" : "; corrected since: \(fixed.english)")
        + (open.isEmpty ? "" : "; closed apart since, and not settled yet: \(names)")
        + (revised.isEmpty ? "" : "; decided anew since: \(anew.english)"),
      nl:
        "\(name) hoort nog bij de geschiedenis, en van de \(isAll ? "" : "andere ")\(same) uitslagen van toen is er geen veranderd"
        + (corrected.isEmpty ? "" : "; sindsdien verbeterd: \(fixed.dutch)")
        + (open.isEmpty ? "" : "; sindsdien los van elkaar gesloten, en nog niet opgelost: \(names)")
        + (revised.isEmpty ? "" : "; sindsdien opnieuw besloten: \(anew.dutch)"))
    return [.init(name: "since", problems: changed.shortened, right: right)]
  }
}

/// What a paper has come to: closed polls, decisions, editions.
private struct Results {
  private let dossier: Dossier
  private let tallies: [Result]

  /// What a closed poll came to.
  private struct Result {
    let poll: Slug
    /// The closing that said so; nil where closings were made apart and nothing was settled: then there was no result that could change.
    let closing: RecordID?
    let bytes: [UInt8]

    init(_ state: PollState) {
      poll = state.poll.id
      closing = state.closings.others.isEmpty ? state.closing?.record.id : nil
      bytes = TallyJSON(state).json.canonicalBytes
    }
  }

  init(_ dossier: Dossier) {
    self.dossier = dossier
    tallies = dossier.pollFiles.filter { $0.closing != nil }.map(Result.init)
  }

  private var decisions: [(filed: Filed, decision: Decision)] {
    dossier.records.compactMap { filed in
      if case .decision(let decision) = filed.record.body { (filed, decision) } else { nil }
    }
  }

  var count: Int { tallies.count + decisions.count + dossier.editionNumbers.count }

  func changes(to now: Dossier) -> [Localized] {
    let paper = dossier.paper.slug
    let polls = tallies.compactMap { change(of: $0, in: now) }
    let lost = decisions.filter { now[$0.filed.record.id]?.record != $0.filed.record }.map {
      Localized(
        en: "The decision \($0.filed.record.id) is gone.", nl: "Het besluit \($0.filed.record.id) is weg.")
    }
    let editions = dossier.editionNumbers.compactMap { number -> Localized? in
      guard let then = dossier.editions(numbered: number).holds?.record, case .edition(let old) = then.body
      else { return nil }
      if case .edition(let new)? = now.editions(numbered: number).holds?.record.body,
        new.commit == old.commit,
        new.files == old.files
      {
        return nil
      }
      guard now[then.id] != nil, let holds = now.editions(numbered: number).holds?.record.id else {
        return Localized(
          en: "Edition \(number) of \(paper) is another one.",
          nl: "Editie \(number) van \(paper) is een andere.")
      }
      return
        Localized(
          en:
            "Edition \(number) of \(paper) was published twice, apart: that of \(then.id) was passed over, and that of \(holds) holds.",
          nl:
            "Editie \(number) van \(paper) is twee keer gepubliceerd, los van elkaar: die van \(then.id) telt niet, en die van \(holds) geldt."
        )
    }
    return polls + lost + editions
  }

  /// What is wrong with a poll whose result is another one by now; nil where each closing that made it one says why, and where that is
  /// still to be settled.
  private func change(of result: Result, in now: Dossier) -> Localized? {
    let name = "\(dossier.paper.slug)/\(result.poll)"
    guard let state = now.pollState(result.poll) else {
      return Localized(en: "The poll \(name) is gone.", nl: "De peiling \(name) is weg.")
    }
    guard let then = result.closing else { return nil }
    let other = Localized(
      en: "The result of \(name) is another one.", nl: "De uitslag van \(name) is een andere.")
    let isSettled = state.closings.others.isEmpty
    guard now[then] != nil, !state.closings(since: then).isDisjoint(with: state.closings.replaced) else {
      return isSame(result, state) ? nil : other
    }
    if let closing = state.unexplained(since: then), !isSettled || !isSame(result, state) {
      return Localized(
        en:
          "The result of \(name) is another one: it was closed by \(then), and closed anew by \(closing), which takes its place, and nobody said why.",
        nl:
          "De uitslag van \(name) is een andere: de peiling is gesloten door \(then), en opnieuw gesloten door \(closing), die ervoor in de plaats komt, en niemand zei waarom."
      )
    }
    return isSettled && !state.isChanged(since: then) && !isSame(result, state) ? other : nil
  }

  private func isSame(_ result: Result, _ state: PollState) -> Bool {
    TallyJSON(state).json.canonicalBytes == result.bytes
  }

  /// The polls whose result became another one by closings that say why: whoever was mailed the old one reads it here.
  func corrections(in now: Dossier) -> [Localized] {
    tallies.compactMap { result in
      guard let then = result.closing, let state = now.pollState(result.poll), !isSame(result, state) else {
        return nil
      }
      let since = state.closings(since: then)
      let lines = state.correctionLines(in: now) { !since.isDisjoint(with: $0.replaces) }
      return lines.isEmpty ? nil : lines.joined(separator: "; ")
    }
  }

  /// The polls that had a result and were closed apart from it since.
  func unsettled(in now: Dossier) -> [String] {
    tallies.compactMap { result in
      guard result.closing != nil, now.pollState(result.poll)?.closings.others.isEmpty == false else {
        return nil
      }
      return "\(dossier.paper.slug)/\(result.poll)"
    }
  }

  /// The targets about which something else holds by now: a later decision may say so, and is named.
  func decisionsRevised(in now: Dossier) -> [Localized] {
    Set(decisions.flatMap(\.decision.targets)).sorted().compactMap { target in
      guard let then = dossier.decision(about: target), let later = now.decision(about: target),
        then.record.id != later.record.id
      else { return nil }
      return Localized(en: "\(target), by \(later.record.id).", nl: "\(target), door \(later.record.id).")
    }
  }
}
