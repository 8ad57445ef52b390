import Deliberation
import Git
import ObjectIDs
import Storage

/// Records that the commit of an edition has and main has not, where a rebase left that commit behind: the rebase dropped them as well.
struct DroppedBesideEdition {
  let edition: Edition
  let paper: Slug
  let records: [String]
  /// The records with the texts and sheets that belong to them.
  let paths: [String]

  var sentence: Localized {
    let (names, more) = (records.prefix(3).joined(separator: ", "), records.count - 3)
    return Localized(
      en:
        "Edition \(edition.number) of \(paper) was made from commit \(edition.commit.abbreviated()), which has what main does not: \(names)\(more > 0 ? " and \(more) more" : "").",
      nl:
        "Editie \(edition.number) van \(paper) is gemaakt van commit \(edition.commit.abbreviated()), en daar staat wat op main ontbreekt: \(names)\(more > 0 ? " en nog \(more)" : "")."
    )
  }

  /// What puts them back; where nobody can type their names, what shows them.
  var remedy: Localized {
    guard let typed = TypedCommit(of: paths, "Put back") else { return .seeing(edition.commit) }
    return .puttingBack(
      "\(typed.git) checkout \(edition.commit.abbreviated()) -- \(typed.words) && \(typed.line)")
  }

  /// The no for who makes the commit a part of main again: from then on everybody would miss them.
  var refusal: Refusal {
    Refusal(
      Localized(
        en: "The commit of an edition has records that main does not have: a rebase dropped them.",
        nl: "In de commit van een editie staan bijdragen die op main ontbreken: een rebase liet ze vallen."),
      causes: [sentence], hints: [remedy])
  }
}

extension Desk {
  /// What `doctor` says of such records.
  func droppedBesideEditions() throws -> [Diagnosis.Finding] {
    let history = try snapshot.history()
    return try snapshot.soundPapers().flatMap { paper in
      let dossier = try openDossier(of: paper.description).dossier
      return try dossier.editionNumbers.compactMap { number -> Diagnosis.Finding? in
        guard let record = dossier.editions(numbered: number).holds?.record,
          case .edition(let edition) = record.body, !history.contains(edition.commit),
          let dropped = try dropped(beside: edition, of: paper)
        else { return nil }
        return Diagnosis.Finding(what: dropped.sentence, advice: dropped.remedy, mended: false)
      }
    }
  }

  /// What the commit of an edition has of records and main has not; nil where there is nothing, or this clone does not have the commit.
  ///
  /// What a commit of main took away is named with that commit.
  func dropped(beside edition: Edition, of paper: Slug) throws -> DroppedBesideEdition? {
    guard repository.contains(edition.commit) else { return nil }
    let removed = Set(try snapshot.history().removals.map(\.path))
    let lost = try repository.files(under: Layout.papers, in: edition.commit).map(\.path).filter {
      try (Layout.isRecord($0) || Layout.isSheet($0) || Layout.isText($0)) && !removed.contains($0)
        && repository.entry(at: $0, in: snapshot.commit) == nil
    }
    // A text or a sheet is there for a record alone.
    let records = lost.filter(Layout.isRecord)
    return records.isEmpty
      ? nil : DroppedBesideEdition(edition: edition, paper: paper, records: records, paths: lost)
  }
}
