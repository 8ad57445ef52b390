import Word

/// Makes small Word files, part by part.
package struct WordParts {
  package static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  package static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  package var main = "word/document.xml"
  /// Name and text of each part; written in this order.
  package var parts: [(name: String, text: String)]
  /// Parts that are no text, as pictures are.
  package var files: [(name: String, bytes: [UInt8])] = []
  /// What the main part says of others: kind, target, and whether that is outside.
  package var relationships: [(kind: String, target: String, isExternal: Bool)] = []

  /// A file with a body of this XML, in which `w` is Word's prefix.
  package init(body: String) {
    parts = [
      ("word/document.xml", Self.root("document", "<w:body>\(body)</w:body>"))
    ]
  }

  /// The outermost element of a part.
  package static func root(_ name: String, _ text: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?><w:\(name) xmlns:w="\(word)" xmlns:r="\(office)" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
    xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">\(text)</w:\(name)>
    """
  }

  /// Adds a part that the main one refers to.
  package mutating func add(_ kind: String, _ text: String) {
    parts.append(("word/\(kind).xml", text))
    relationships.append((kind, "\(kind).xml", false))
  }

  /// Adds comments, and which answer which: pairs of the ids of paragraphs.
  package mutating func addComments(_ text: String, threads: [(String, String?)] = []) {
    add("comments", Self.root("comments", text))
    let entries = threads.map { paragraph, parent in
      "<w15:commentEx w15:paraId=\"\(paragraph)\"\(parent.map { " w15:paraIdParent=\"\($0)\"" } ?? "")/>"
    }
    if !threads.isEmpty { add("commentsExtended", Self.root("comments", entries.joined())) }
  }

  /// The file.
  package var bytes: [UInt8] {
    var zip = ZipWriter()
    zip.add("[Content_Types].xml", Array("<Types/>".utf8))
    zip.add("_rels/.rels", Array(Self.list([("officeDocument", main, false)]).utf8))
    zip.add("word/_rels/document.xml.rels", Array(Self.list(relationships).utf8))
    for part in parts { zip.add(part.name, Array(part.text.utf8)) }
    for file in files { zip.add(file.name, file.bytes) }
    return zip.finish()
  }

  private static func list(_ entries: [(kind: String, target: String, isExternal: Bool)]) -> String {
    let rows = entries.enumerated().map { index, entry in
      """
      <Relationship Id="r\(index)" Type="\(office)/\(entry.kind)" Target="\(entry.target)"\
      \(entry.isExternal ? " TargetMode=\"External\"" : "")/>
      """
    }
    return """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(rows.joined())</Relationships>
      """
  }
}

/// A paragraph of runs.
package func paragraph(_ runs: String, end: String = "") -> String {
  "<w:p>\(end.isEmpty ? "" : "<w:pPr><w:rPr>\(end)</w:rPr></w:pPr>")\(runs)</w:p>"
}

/// A run of words.
package func run(_ text: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }

package func inserted(_ text: String, by author: String = "A") -> String {
  "<w:ins w:id=\"1\" w:author=\"\(author)\">\(run(text))</w:ins>"
}

package func deleted(_ text: String, by author: String = "A") -> String {
  "<w:del w:id=\"2\" w:author=\"\(author)\"><w:r><w:delText>\(text)</w:delText></w:r></w:del>"
}
