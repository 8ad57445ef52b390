/// What a record has to pass to count.
struct PollScreen {
  let file: PollFile
  let electorate: [Slug: Int]
  /// The openings of the question that holds, and those of others.
  let openings: Set<RecordID>
  let otherOpenings: Set<RecordID>
  /// Who could vote, by opening.
  private let electorates: [RecordID: Set<Slug>]

  init(records: [Filed], file: PollFile, openings: Standing) {
    self.file = file
    if case .opening(let opening)? = openings.holds?.record.body {
      electorate = opening.electorate
    } else {
      electorate = [:]
    }
    let all = records.filter { $0.record.kind == .opening }
    let same = all.filter { $0.record.body.hasQuestion(of: openings.holds?.record.body) }
    self.openings = Set(same.map(\.record.id))
    otherOpenings = Set(all.map(\.record.id)).subtracting(self.openings)
    electorates = Dictionary(
      all.map { filed in
        guard case .opening(let opening) = filed.record.body else { return (filed.record.id, []) }
        return (filed.record.id, Set(opening.electorate.keys))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Which rule a record breaks; nil where it may count.
  func reasonToPassOver(_ filed: Filed) -> PollState.PassedOver.Reason? {
    guard let opening = filed.record.opening, !otherOpenings.contains(opening) else {
      return filed.record.opening == nil ? .early : .otherTerms
    }
    guard openings.contains(opening) else { return .early }
    // Whoever could vote by the opening that they had before them broke no rule.
    let partner = filed.record.header.partner
    if electorate[partner] == nil, electorates[opening]?.contains(partner) == true { return .otherElectorate }
    do throws(Refusal) {
      try file.poll.check(filed.record, electorate: electorate, sheets: file.sheets)
      return nil
    } catch {
      return .refused(error)
    }
  }
}
