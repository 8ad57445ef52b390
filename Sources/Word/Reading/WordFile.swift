/// What a Word file says: its stories, with all changes in them, and its comments.
///
/// Macros, scripts and what lies outside the file are not read. Whom it names as author of what is the file's claim.
package struct WordFile: Sendable {
  /// The main text first; then boxes, notes, headers and footers.
  package private(set) var stories: [Story] = []
  package private(set) var comments: [WordComment] = []
  package private(set) var styles = StyleSheet()
  private(set) var numbering = NumberingSheet()
  /// What the file says that it is an export of, the surest first: a property of ours, its keywords, the words of its footers.
  /// LibreOffice keeps all three, Google Docs the last.
  package private(set) var references: [String] = []
  /// Parts that lie elsewhere, by their kind and address; nothing was fetched.
  package private(set) var externalParts: [String] = []

  /// The parts with the pictures of the main text, by the id of their relationship.
  private(set) var pictureParts: [String: String] = [:]
  private var linkBytes = 0

  /// Kinds of relationship whose target may well lie elsewhere: an address in the text, a picture on a site.
  private static let usuallyExternal: Set = ["hyperlink", "image", "attachedTemplate"]

  /// The name of the property that says what a file is an export of.
  static let property = "beraad"

  /// The main text.
  package var body: Story { stories[0] }

  package init(_ bytes: [UInt8]) throws(WordError) {
    var package = try WordPackage(bytes)
    let body = try package.body()
    let relationships = try package.relationships(of: package.mainPart)
    externalParts = relationships.filter { $0.isExternal && !Self.usuallyExternal.contains($0.kind) }
      .map { "\($0.kind): \($0.target)" }
    let own = relationships.filter { [package] in !$0.isExternal && package.has($0.target) }
    // A part that is named again and again is read once.
    var seen: Set<[String]> = []
    let parts = own.filter { $0.kind == "image" || seen.insert([$0.kind, $0.target.lowercased()]).inserted }
    pictureParts = Dictionary(
      parts.filter { $0.kind == "image" }.map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
    for part in parts where part.kind == "styles" {
      styles = StyleSheet(try package.tree(of: part.target).root)
    }
    for part in parts where part.kind == "numbering" {
      numbering = NumberingSheet(try package.tree(of: part.target).root)
    }
    let diagrams = try Self.diagrams(own, in: &package)
    try addStory(.body, body, links: relationships.links, diagrams: diagrams)
    try readNotes(parts, in: &package)
    try readMargins(parts, in: &package)
    try readComments(parts, in: &package)
    try readReferences(&package)
  }

  /// The pictures of its main text that are PNG or JPEG and can be unpacked, by the id of their relationship.
  ///
  /// - Parameter bytes: those that it was made of.
  package func pictures(in bytes: [UInt8]) throws(WordError) -> [String: PaperPicture] {
    var package = try WordPackage(bytes)
    var pictures: [String: PaperPicture] = [:]
    for picture in body.pictures.prefix(Self.mostPictures) {
      guard pictures[picture.relationship] == nil, let part = pictureParts[picture.relationship] else {
        continue
      }
      // What is wrong with one is no reason to refuse the text: it is left out, and that is said.
      guard let contents = try? package.contents(of: part) else { continue }
      pictures[picture.relationship] = PaperPicture(contents)
    }
    return pictures
  }

  /// A paper has no more.
  private static let mostPictures = 200

  private mutating func addStory(
    _ kind: Story.Kind, _ element: XMLElement, number: StoryNote? = nil, links: [String: String],
    diagrams: [String: String] = [:]
  ) throws(WordError) {
    var reader = StoryReader(kind, note: number, links: links, diagrams: diagrams, styles: styles)
    reader.read(element)
    linkBytes += reader.linkBytes
    guard linkBytes <= StoryReader.mostLinkBytes else { throw .tooMuch(.links) }
    stories.append(reader.story)
    stories += reader.boxes
  }

  /// The words of diagrams (SmartArt), which lie in parts of their own, by the id of their relationship.
  private static func diagrams(
    _ parts: [PartRelationship], in package: inout WordPackage
  ) throws(WordError) -> [String: String] {
    var words: [String: String] = [:]
    var known: [String: String] = [:]
    for part in parts where part.kind == "diagramData" {
      if known[part.target] == nil {
        known[part.target] = try package.tree(of: part.target).root.drawnWords
      }
      words[part.id] = known[part.target]
    }
    return words
  }

  private mutating func readNotes(
    _ parts: [PartRelationship], in package: inout WordPackage
  ) throws(WordError) {
    for (name, tag, kind) in [
      ("footnotes", XMLTag.footnote, Story.Kind.footnote), ("endnotes", .endnote, .endnote),
    ] {
      for part in parts where part.kind == name {
        let links = try package.relationships(of: part.target).links
        for note in try package.tree(of: part.target).root.children where note.tag == tag {
          // The lines between text and notes are kept as notes of a type.
          let isLine = note[.type].map { $0 != "normal" } ?? false
          guard !isLine else { continue }
          let number = note[.id].map { StoryNote(isEndnote: kind == .endnote, id: $0) }
          try addStory(kind, note, number: number, links: links)
        }
      }
    }
  }

  private mutating func readMargins(
    _ parts: [PartRelationship], in package: inout WordPackage
  ) throws(WordError) {
    for kind in [Story.Kind.header, .footer] {
      for name in Set(parts.filter { $0.kind == kind.rawValue }.map(\.target)).sorted() {
        try addStory(kind, package.tree(of: name).root, links: package.relationships(of: name).links)
      }
    }
  }

  private mutating func readReferences(_ package: inout WordPackage) throws(WordError) {
    let parts = try package.relationships(of: "")
    func roots(_ kind: String) throws(WordError) -> [XMLElement] {
      var roots: [XMLElement] = []
      var seen: Set<String> = []
      for part in parts where part.kind == kind && !part.isExternal && package.has(part.target) {
        guard seen.insert(part.target.lowercased()).inserted else { continue }
        roots.append(try package.tree(of: part.target).root)
      }
      return roots
    }
    for root in try roots("custom-properties") {
      references += root.children.filter { $0.tag == .property && $0[.name] == Self.property }
        .compactMap { $0.first(.propertyText)?.text }
    }
    for root in try roots("core-properties") { references += [root.first(.keywords)?.text ?? ""] }
    references += stories.filter { $0.kind == .footer }.flatMap { $0.texts(.accepted) }
    references = references.filter { !$0.isEmpty }
  }

  private mutating func readComments(
    _ parts: [PartRelationship], in package: inout WordPackage
  ) throws(WordError) {
    var reader = CommentReader()
    for part in parts where part.kind == "comments" { reader.read(try package.tree(of: part.target).root) }
    for part in parts where part.kind == "commentsExtended" {
      reader.readThreads(try package.tree(of: part.target).root)
    }
    reader.place(in: stories)
    comments = reader.comments
    try checkQuotes()
  }

  /// Comments may all stand on all words: then a small file says its words many times over.
  private func checkQuotes() throws(WordError) {
    var lengths: [Int: StoryLengths] = [:]
    var bytes = 0
    for place in comments.compactMap(\.place) {
      guard let range = place.range else { continue }
      let known = lengths[place.story] ?? StoryLengths(stories[place.story])
      lengths[place.story] = known
      bytes += known.bytes(range)
      guard bytes <= Self.mostQuoted else { throw .tooMuch(.quotes) }
    }
  }

  /// Real texts have a hundredth of it.
  private static let mostQuoted = 16 << 20
}

extension [PartRelationship] {
  /// The addresses of links, by the id of their relationship.
  fileprivate var links: [String: String] {
    Dictionary(
      filter { $0.kind == "hyperlink" && $0.isExternal }.map { ($0.id, $0.target) },
      uniquingKeysWith: { first, _ in first })
  }
}
