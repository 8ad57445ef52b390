/// How the notes and addresses of a text changed from one state to a later one, as far as that leaves a hunk no place.
struct LabelDrift {
  private let defined: (base: Set<String>, draft: Set<String>)
  private let base: [UInt8]
  private let draft: [UInt8]

  init(from base: [UInt8], to draft: [UInt8]) {
    (self.base, self.draft) = (base, draft)
    defined = (Labels.defined(in: base), Labels.defined(in: draft))
  }

  /// Why a hunk of the earlier state would leave a reference without its note, or make one note of two; nil where it does not.
  func loss(of hunk: Hunk) -> RebasedHunk.Loss? {
    if defined.base.isEmpty && defined.draft.isEmpty { return nil }
    let came = hunk.newLabels
    if !came.isDisjoint(with: defined.draft.subtracting(defined.base)) { return .labelTaken }
    let gone = defined.base.subtracting(defined.draft)
    if !gone.isEmpty, !hunk.newReferences.isDisjoint(with: gone) { return .labelGone }
    let taken = hunk.goneLabels
    if taken.isEmpty { return nil }
    let (before, now, changes) = (
      Labels.references(in: base), Labels.references(in: draft), hunk.referenceChanges
    )
    func isLeft(_ label: String, in counts: [String: Int]) -> Bool {
      counts[label, default: 0] + changes[label, default: 0] > 0
    }
    return taken.contains { !isLeft($0, in: before) && isLeft($0, in: now) } ? .labelUsed : nil
  }
}
