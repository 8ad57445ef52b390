/// What the styles of a file mean, as far as Markdown can say it: by their names, which are the same in every language of
/// Word where they are its own.
package struct StyleSheet: Sendable {
  /// What a paragraph is.
  package enum Block: Hashable, Sendable {
    case text, title, quote, code, listItem
    case heading(Int)
  }

  fileprivate struct Style {
    var name = ""
    var base: String?
    var outlineLevel: Int?
    var form: StoryRun.Form = []
  }

  private var styles: [String: Style] = [:]
  /// What a paragraph of each style is.
  private var blocks: [String: Block] = [:]
  /// How many styles may each be based on the next; Word allows fewer.
  private static let longestChain = 20

  init() {}

  init(_ root: XMLElement) {
    for element in root.children where element.tag == .style {
      guard let id = element[.styleID] else { continue }
      var style = Style()
      style.name = element.value(of: .styleName)?.lowercased() ?? ""
      style.base = element.value(of: .basedOn)
      style.outlineLevel =
        element.first(.paragraphProperties)?.value(of: .outlineLevel).flatMap { Int($0) }
      if let properties = element.first(.runProperties) {
        if properties.has(.bold) { style.form.insert(.bold) }
        if properties.has(.italic) { style.form.insert(.italic) }
        if properties.has(.strike) { style.form.insert(.struck) }
      }
      if style.name.contains("code") || style.name.contains("verbatim") { style.form = .code }
      styles[id] = style
    }
    for id in styles.keys { blocks[id] = findBlock(id) }
  }

  /// What the words of a character style look like.
  func form(ofRunStyle id: String) -> StoryRun.Form { styles[id]?.form ?? [] }

  /// What a paragraph of a style is.
  package func block(ofStyle id: String?) -> Block { id.flatMap { blocks[$0] } ?? .text }

  /// The first style in its chain that says so decides.
  private func findBlock(_ id: String?) -> Block {
    var next = id
    for _ in 0..<Self.longestChain {
      guard let id = next, let style = styles[id] else { return .text }
      if let block = style.block { return block }
      next = style.base
    }
    return .text
  }
}

extension StyleSheet.Style {
  fileprivate var block: StyleSheet.Block? {
    if name.hasPrefix("heading "), let level = Int(name.dropFirst("heading ".count)) {
      return .heading(min(max(level, 1), 6))
    }
    if name == "title" { return .title }
    if let outlineLevel, outlineLevel < 6 { return .heading(outlineLevel + 1) }
    if name.contains("quote") { return .quote }
    if name.contains("code") || name.contains("preformatted") { return .code }
    return name.hasPrefix("list ") ? .listItem : nil
  }
}
