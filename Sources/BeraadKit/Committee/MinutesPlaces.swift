import Deliberation
import ObjectIDs
import Prose
import Rendering
import Storage

/// Where the things that were decided on stand, and in which words.
struct MinutesPlaces {
  private var found: [String: (place: String?, sentence: String?)] = [:]

  init(_ targets: [String], of loaded: LoadedDossier, at desk: Desk) throws {
    let dossier = loaded.dossier
    let language = dossier.paper.language ?? desk.roster.language
    let targets = targets.compactMap { Target($0) }.uniqued()
    let named = try StoryTeller(loaded, desk).places(of: targets.filter { $0.hunk != nil })
    var places: [String: String] = [:]
    for place in named {
      guard let target = place.target else { continue }
      places[target] = (place.name ?? place.nameThen)?[language]
    }
    // Many changes are made on one text: it is read once.
    var texts: [ObjectID: (passage: Passage, names: PlaceNames, bytes: [UInt8])] = [:]
    for target in targets {
      guard let (blob, range) = dossier.quoted(target) else { continue }
      if texts[blob] == nil, !dossier.lost.contains(blob), let bytes = try desk.repository.text(ofBlob: blob)
      {
        texts[blob] = (Passage(in: bytes), PlaceNames(in: bytes, language: language), bytes)
      }
      guard let text = texts[blob], range.upperBound <= text.bytes.count else { continue }
      let whole = text.passage.around(range)
      found[target.description] = (
        places[target.description] ?? text.names.name(at: range.lowerBound),
        whole == range ? nil : MeetingAgenda.sentence(text.bytes[whole])
      )
    }
  }

  /// The same entry, with where its subjects stand.
  func telling(_ entry: Minutes.Entry) -> Minutes.Entry {
    var told = entry
    for index in told.about.indices {
      (told.about[index].place, told.about[index].sentence) = found[told.about[index].target] ?? (nil, nil)
    }
    return told
  }
}

extension Dossier {
  /// The words that a comment or a change is about, in the text that it was made on.
  fileprivate func quoted(_ target: Target) -> (blob: ObjectID, range: Range<Int>)? {
    switch self[target.record]?.record.body {
    case .comment(let comment): (comment.anchor.blob, comment.anchor.range)
    case .amendment(let amendment): hunk(target).map { (amendment.base, $0.range) }
    default: nil
    }
  }
}
