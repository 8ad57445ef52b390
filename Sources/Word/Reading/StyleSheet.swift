/// What the styles of a file mean, as far as Markdown can say it: by their names, which are the same in every language of
/// Word where they are its own.
package struct StyleSheet: Sendable {
  /// What a paragraph is.
  package enum Block: Hashable, Sendable {
    case text, title, quote, code, listItem
    /// Goes on within an item, without a mark of its own.
    case listContinuation
    case heading(Int)
  }

  fileprivate struct Style {
    var base: String?
    /// What it makes of a paragraph by itself.
    var block: Block?
    /// Whether its words are code.
    var isCode = false
    var list: StoryParagraph.ListPlace?
    var look = Look()
  }

  /// What the properties of a run say of its look: what they switch on, and what off.
  struct Look {
    private var on: StoryRun.Form = []
    private var off: StoryRun.Form = []

    init() {}

    init(_ properties: XMLElement) {
      for (tag, form) in [
        (XMLTag.bold, StoryRun.Form.bold), (.italic, .italic), (.strike, .struck), (.doubleStrike, .struck),
      ] {
        guard let isOn = properties.says(tag) else { continue }
        if isOn { on.insert(form) } else if !on.contains(form) { off.insert(form) }
      }
    }

    /// What words look like that are otherwise of some form.
    func upon(_ form: StoryRun.Form) -> StoryRun.Form { form.subtracting(off.subtracting(on)).union(on) }
  }

  private var styles: [String: Style] = [:]
  /// The list that paragraphs of a style are items of.
  private var lists: [String: StoryParagraph.ListPlace] = [:]
  /// What a paragraph of each style is.
  private var blocks: [String: Block] = [:]
  private var kinds: Set<Block> = []
  private var forms: [String: StoryRun.Form] = [:]
  /// How many styles may each be based on the next; Word allows fewer.
  private static let longestChain = 20

  init() {}

  init(_ root: XMLElement) {
    for element in root.children where element.tag == .style {
      guard let id = element[.styleID] else { continue }
      var style = Style()
      // Many styles may be based on one, so its name is looked at once.
      let name = StyleName(element.value(of: .styleName) ?? "")
      style.base = element.value(of: .basedOn)
      let paragraph = element.first(.paragraphProperties)
      let outlineLevel = paragraph?.value(of: .outlineLevel).flatMap { Int($0) }
      (style.block, style.isCode) = (name.block(outlineLevel: outlineLevel), name.isCode)
      style.list = paragraph?.first(.numbering).map { StoryParagraph.ListPlace($0) }
      style.look = element.first(.runProperties).map(Look.init) ?? Look()
      styles[id] = style
    }
    for id in styles.keys {
      blocks[id] = inherited(id) { $0.block } ?? .text
      lists[id] = inherited(id) { $0.list }
      forms[id] = form(id)
    }
    kinds = Set(blocks.values)
  }

  /// What the words of a character style look like.
  func form(ofRunStyle id: String) -> StoryRun.Form { forms[id] ?? [] }

  /// What a paragraph of a style is.
  package func block(ofStyle id: String?) -> Block { id.flatMap { blocks[$0] } ?? .text }

  /// Whether there is a style of a kind.
  func has(_ block: Block) -> Bool { kinds.contains(block) }

  /// The list that paragraphs of a style are items of.
  func list(ofStyle id: String?) -> StoryParagraph.ListPlace? { id.flatMap { lists[$0] } }

  /// What words of a style look like: what it says itself goes before what it is based on.
  private func form(_ id: String) -> StoryRun.Form {
    var chain: [Style] = []
    var next: String? = id
    while chain.count < Self.longestChain, let id = next, let style = styles[id] {
      if style.isCode { return .code }
      chain.append(style)
      next = style.base
    }
    return chain.reversed().reduce([]) { $1.look.upon($0) }
  }

  /// What the first style in its chain says that says it.
  private func inherited<Value>(_ id: String?, _ value: (Style) -> Value?) -> Value? {
    var next = id
    for _ in 0..<Self.longestChain {
      guard let id = next, let style = styles[id] else { return nil }
      if let found = value(style) { return found }
      next = style.base
    }
    return nil
  }
}

/// What a style is called.
private struct StyleName {
  private let name: String

  init(_ name: String) { self.name = name.lowercased() }

  /// Whether a word of it says that its words are code; a postcode is none.
  var isCode: Bool {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    return words.contains { word in
      ["code", "sourcecode", "inlinecode", "verbatim", "preformatted"].contains(word)
        || word.hasPrefix("verbatim") || word.hasPrefix("html") && word.hasSuffix("code")
    } || name == "source text"
  }

  func block(outlineLevel: Int?) -> StyleSheet.Block? {
    if name.hasPrefix("heading "), let level = Int(name.dropFirst("heading ".count)) {
      return .heading(min(max(level, 1), 6))
    }
    if name == "title" { return .title }
    if let outlineLevel, outlineLevel < 6 { return .heading(outlineLevel + 1) }
    // LibreOffice has a name of its own.
    if name.contains("quote") || name == "quotations" { return .quote }
    if isCode { return .code }
    if name == "list paragraph" || name.hasPrefix("list continue") { return .listContinuation }
    return name.hasPrefix("list ") ? .listItem : nil
  }
}
