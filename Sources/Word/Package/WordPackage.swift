/// The parts of a Word file, found by their relationships and unpacked when they are asked for.
struct WordPackage {
  private var archive: ZipArchive
  /// The name of the part with the text: nearly always `word/document.xml`.
  let mainPart: String

  init(_ bytes: [UInt8]) throws(WordError) {
    if let kind = WordError.FileKind(beginning: bytes) { throw .notWord(kind) }
    archive = try ZipArchive(bytes)
    if let kind = archive.otherKind { throw .notWord(kind) }
    let relationships = try Self.relationships(of: "", in: &archive)
    guard let main = relationships.first(where: { $0.kind == "officeDocument" && !$0.isExternal }) else {
      throw .notWord(.otherArchive)
    }
    mainPart = main.target
  }

  /// The body of the text.
  mutating func body() throws(WordError) -> XMLElement {
    let root = try tree(of: mainPart).root
    guard root.tag == .document else { throw .notWord(.otherOffice) }
    guard let body = root.first(.body) else { throw .missingPart("body") }
    return body
  }

  /// What a part says of others; nothing where it has no such list.
  mutating func relationships(of part: String) throws(WordError) -> [PartRelationship] {
    try Self.relationships(of: part, in: &archive)
  }

  mutating func tree(of part: String) throws(WordError) -> XMLTree {
    try XMLBuilder.tree(of: archive.contents(of: part), part: part)
  }

  mutating func contents(of part: String) throws(WordError) -> [UInt8] { try archive.contents(of: part) }

  func has(_ part: String) -> Bool { archive.has(part) }

  private static func relationships(
    of part: String, in archive: inout ZipArchive
  ) throws(WordError) -> [PartRelationship] {
    let steps = part.split(separator: "/")
    let folder = Array(steps.dropLast())
    let name = (folder + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
    if part.isEmpty, !archive.has(name) { throw .missingPart(name) }
    guard archive.has(name) else { return [] }
    let root = try XMLBuilder.tree(of: archive.contents(of: name), part: name).root
    return root.children.compactMap { PartRelationship($0, folder: folder) }
  }
}
