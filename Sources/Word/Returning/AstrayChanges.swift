/// Insertions of others, still under their names, that stand elsewhere than in the export: somebody copied or moved them.
struct AstrayChanges {
  private(set) var edits: [UnitEdit] = []
  /// By author their words.
  private var words: [String: Set<[UInt32]>] = [:]

  init(_ reading: FileReading, _ export: FileReading) {
    let origins = export.origins
    let (found, sent) = (EditsOfOrigins(reading, origins), EditsOfOrigins(export, origins))
    for origin in origins.sorted(by: { ($0.author, $0.date ?? "") < ($1.author, $1.date ?? "") }) {
      var places: [[UInt32]: [Range<Int>]] = [:]
      for edit in sent.edits(of: origin) {
        places[Self.letters(edit.come.map(\.scalar)), default: []].append(edit.gone)
      }
      for edit in found.edits(of: origin) where edit.gone.isEmpty {
        let letters = Self.letters(edit.come.map(\.scalar))
        // A diff may put the same words a little further on.
        let reach = edit.come.count + 1
        guard !letters.isEmpty, let known = places[letters],
          !known.contains(where: {
            $0.lowerBound - reach <= edit.gone.lowerBound && edit.gone.lowerBound <= $0.upperBound + reach
          })
        else { continue }
        edits.append(edit)
        words[origin.author, default: []].insert(letters)
      }
    }
  }

  /// Whether the words of an exported change stand elsewhere: then nobody rejected it.
  func has(_ change: UnitEdit.Key, of author: String?) -> Bool {
    author.flatMap { words[$0] }?.contains(Self.letters(change.come)) ?? false
  }

  private static func letters(_ scalars: [Unicode.Scalar]) -> [UInt32] {
    scalars.filter { !$0.properties.isWhitespace && $0 != PaperUnit.end }.map(UnitAlignment.folded)
  }
}
