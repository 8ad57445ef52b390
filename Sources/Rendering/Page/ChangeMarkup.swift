package import Deliberation
package import HTML
import Markdown
import Prose

/// A change as it is read: one text with what goes struck out and what comes underlined, its Markdown rendered. Where the two cannot be
/// read as one text, because its shape changes with the words, the old and the new stand one above the other.
package struct ChangeMarkup {
  private let before: [UInt8]
  private let after: [UInt8]
  /// What becomes of the keys of front matter; nil for Markdown.
  private let fields: [ChangedPassage.Field]?
  private let phrases: Phrases

  package init(_ passage: ChangedPassage, language: Language) {
    self.init(passage, phrases: Phrases(language: language))
  }

  init(_ passage: ChangedPassage, phrases: Phrases) {
    before = Array(passage.before.utf8)
    after = Array(passage.after.utf8)
    fields = passage.fields
    self.phrases = phrases
  }

  init(before: String, after: String, phrases: Phrases) {
    self.init(ChangedPassage(before: before, after: after), phrases: phrases)
  }

  package var markup: Markup {
    if let fields { return plain(fields) }
    if let table = TableChange(before: before, after: after) { return markup(of: table) }
    let woven = WovenChange(before: before, after: after)
    let (old, new) = (Excerpt(before), Excerpt(after))
    if old.words.isEmpty, new.words.isEmpty { return wordless(old, new) }
    let shape = ShapeChange(from: before, to: after)
    if old.words == new.words || shape != nil { return shapeChanged(old, new, shape) }
    let whole = Excerpt(woven.text)
    // An address that comes with its words is seen with them.
    let addresses = AddressChange(from: old, to: new)
    let led = addresses.gone.isEmpty || addresses.come.isEmpty ? Markup() : addresses.markup(phrases)
    func words(without ranges: [Range<Int>]) -> [UInt8] {
      whole.words(without: (ranges + woven.lost).sorted { $0.lowerBound < $1.lowerBound })
    }
    if words(without: woven.added) == old.words, words(without: woven.removed) == new.words {
      let short = woven.elided()
      return
        "\(note(short))<div class=\"wording\" dir=\"auto\">\(Excerpt(short.text).markup(marks(short), phrases))</div>\n\(led)"
    }
    let markup = apart(
      old, Excerpt(woven.after), removed: marks(woven.removedOfOld, "del", woven.movedAway),
      added: marks(
        woven.addedOfNew, "ins", woven.movedHereOfNew, on: woven.movedOnOfNew, edited: woven.editedOfNew))
    return note(woven) + markup + led
  }

  /// What stands before the text is no Markdown: it is shown as it is.
  private func plain(_ fields: [ChangedPassage.Field]) -> Markup {
    if fields.isEmpty { return apart(plainWords(before), plainWords(after)) }
    return fields.reduce(into: Markup()) { markup, field in
      markup += "<p class=\"note\"\(phrases.attribute)>\(phrases.field(field.key))</p>\n"
      markup += apart(plainWords(Array(field.before.utf8)), plainWords(Array(field.after.utf8)))
    }
  }

  private func markup(of table: TableChange) -> Markup {
    let gone = marks(table.removed, "del", table.movedAway) + marks(table.lost, "del", [])
    let come = marks(table.added, "ins", table.movedHere, on: table.movedOn, edited: table.edited)
    let marks = (gone + come).sorted { $0.range.lowerBound < $1.range.lowerBound }
    let (old, new) = (Excerpt(before), Excerpt(after))
    if marks.isEmpty { return shapeChanged(old, new, nil) }
    let addresses = AddressChange(from: old, to: new).markup(phrases)
    let note = table.movedHere.isEmpty ? Markup() : movedNote
    return """
      \(note)<div class="wording scroll" tabindex="0" role="group" aria-label="\(phrases.table)" dir="auto">\(Excerpt(table.text).markup(marks, phrases))</div>
      \(addresses)
      """
  }

  private func plainWords(_ bytes: [UInt8]) -> Markup {
    bytes.isEmpty ? nothing : "\(String(decoding: bytes, as: UTF8.self))"
  }

  /// What moves is said to move: struck out here and underlined there, it would be read as words that go and words that come.
  private func note(_ woven: WovenChange) -> Markup {
    woven.movedHere.isEmpty ? Markup() : movedNote
  }

  private var movedNote: Markup { "<p class=\"note\"\(phrases.attribute)>\(phrases.moved)</p>\n" }

  private func marks(_ woven: WovenChange) -> [PaperMark] {
    let come = marks(
      woven.added, "ins", woven.movedHere, on: woven.movedOn, edited: woven.edited)
    let gone = marks(woven.removed, "del", woven.movedAway) + marks(woven.lost, "del", [])
    return (gone + come).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// - Parameters:
  ///   - moved: which of the stretches move, by their index.
  ///   - on: which of them go on with one that moves.
  ///   - edited: which of them are new in one that moves.
  private func marks(
    _ ranges: [Range<Int>], _ element: StaticString, _ moved: Set<Int>, on: Set<Int> = [],
    edited: Set<Int> = []
  ) -> [PaperMark] {
    let isGone = element.description == "del"
    return ranges.enumerated().map { index, range in
      let isMoved = moved.contains(index) || on.contains(index)
      let lead =
        isMoved
        ? (isGone ? phrases.movedAway : phrases.movedHere) : (isGone ? phrases.removed : phrases.added)
      let classes =
        moved.contains(index)
        ? "moved" : on.contains(index) ? "moved-on" : edited.contains(index) ? "edited" : ""
      return PaperMark(range: range, element: element, classes: classes, id: "", lead: lead, note: Markup())
    }
  }

  private var nothing: Markup { "<span class=\"none\"\(phrases.attribute)>\(phrases.nothing)</span>" }

  private func apart(_ old: Markup, _ new: Markup) -> Markup {
    """
    <dl class="wording apart">
    <div><dt\(phrases.attribute)>\(phrases.oldText)</dt><dd dir="auto">\(old)</dd></div>
    <div><dt\(phrases.attribute)>\(phrases.newText)</dt><dd dir="auto">\(new)</dd></div>
    </dl>

    """
  }

  private func apart(
    _ old: Excerpt, _ new: Excerpt, removed: [PaperMark], added: [PaperMark]
  ) -> Markup {
    apart(
      old.words.isEmpty ? nothing : old.markup(removed, phrases),
      new.words.isEmpty ? nothing : new.markup(added, phrases))
  }

  /// The same words in another shape: where a paragraph ends, what is set in italics, where a link leads, how a list is numbered.
  private func shapeChanged(_ old: Excerpt, _ new: Excerpt, _ shape: ShapeChange?) -> Markup {
    let name =
      shape.map(phrases.shape)
      ?? (old.firstNumbers != new.firstNumbers
        ? phrases.numbersOnly
        : old.noteReferences != new.noteReferences
          ? phrases.noteNumberOnly(comes: old.noteReferences < new.noteReferences) : phrases.shapeOnly)
    let addresses = AddressChange(from: old, to: new).markup(phrases)
    return
      "<p class=\"note\"\(phrases.attribute)>\(name)</p>\n\(apart(old, new, removed: [], added: []))\(addresses)"
  }

  /// A change in which nothing is read: of a remark, of the address that a link has elsewhere in the file, or of a mark.
  private func wordless(_ old: Excerpt, _ new: Excerpt) -> Markup {
    if old.isRemark, new.isRemark {
      return "<p class=\"none\"\(phrases.attribute)>\(phrases.remarkOnly)</p>\n"
    }
    let labels = (old.definitions + new.definitions).map(\.label)
    let changed = labels.enumerated().filter { labels.firstIndex(of: $1) == $0 }.map(\.element)
    guard changed.isEmpty else {
      return changed.reduce(into: Markup()) { markup, label in
        markup += "<p class=\"note\"\(phrases.attribute)>\(phrases.linkLeads(label))</p>\n"
        func addresses(_ excerpt: Excerpt) -> [String] {
          excerpt.definitions.filter { $0.label == label }.map(\.address)
        }
        markup += AddressChange(gone: addresses(old), come: addresses(new)).markup(phrases)
      }
    }
    func written(_ bytes: [UInt8]) -> Markup {
      bytes.isEmpty ? nothing : "<code>\(String(decoding: bytes, as: UTF8.self))</code>"
    }
    return
      "<p class=\"note\"\(phrases.attribute)>\(phrases.shapeOnly)</p>\n\(apart(written(before), written(after)))"
  }
}
