import HTML

/// Something that stands behind the block of a paper's text in which a byte stands.
struct PaperAside: Sendable {
  let offset: Int
  let markup: Markup
}
