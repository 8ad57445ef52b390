import Deliberation
import ObjectIDs
import Storage

extension Desk {
  /// Refuses to write an edition over another one of the same number, which was published apart from it and is passed over: its files were
  /// published too, and nothing makes them again.
  func mustNotWriteOver(_ folder: EditionFolder, with record: Record) throws {
    guard case .edition(let edition) = record.body, folder.number == edition.number, !folder.holds(edition)
    else { return }
    let paper = record.header.paper
    let editions = try dossier(of: paper.description).dossier.records.compactMap { filed -> Edition? in
      if case .edition(let other) = filed.record.body { other } else { nil }
    }
    guard
      let passed = editions.first(where: {
        $0.number == edition.number && $0.files != edition.files && folder.holds($0)
      })
    else { return }
    let number = edition.number
    throw Refusal(
      Localized(
        en:
          "\(folder.path) holds the edition \(number) of \(paper) that is passed over, from commit \(passed.commit.abbreviated()). It was published and is not written over; nothing was written.",
        nl:
          "In \(folder.path) staat de editie \(number) van \(paper) die niet geldt, van commit \(passed.commit.abbreviated()). Die is gepubliceerd en wordt niet overschreven; er is niets geschreven."
      ),
      hints: [
        Localized(
          en: "have the one that holds written elsewhere: beraad publish \(paper) --edition \(number) -o DIR",
          nl:
            "laat de editie die geldt ergens anders schrijven: beraad publish \(paper) --edition \(number) -o MAP"
        ),
        Localized(
          en:
            "the first of the two holds, whoever settles it, so that what was told of it stays true; what the other has besides comes into a next edition",
          nl:
            "de eerste van de twee geldt, wie het ook oplost, zodat blijft kloppen wat erover is verteld; wat de andere meer heeft, komt in een volgende editie"
        ),
      ])
  }
}
