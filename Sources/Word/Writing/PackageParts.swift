/// The parts of a Word file as they are put together: names, types, and what leads to what.
struct PackageParts {
  private struct Part {
    let name: String
    let type: String
    let bytes: [UInt8]
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  /// The namespaces of every part of Word's, and what of them an older program may pass over.
  private static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="\(office)/relationships" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
    xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"
    """

  private var parts: [Part] = []
  /// What the main part leads to: kind and target.
  private var relationships: [(id: String, kind: String, target: String, isExternal: Bool)] = []
  private var otherRelationships: [(name: String, links: [String])] = []

  /// Adds a part of Word's that the main one leads to.
  ///
  /// - Parameters:
  ///   - name: `styles`: it is also its kind, but for the footer.
  ///   - root: the outermost element.
  mutating func add(_ name: String, root: String, _ content: String, links: [String] = []) {
    let type = name == "commentsExtended" ? name : name.filter(\.isLetter)
    addPart("word/\(name).xml", type: "\(Self.word).\(type)+xml", Self.element(root, Array(content.utf8)))
    relationships.append(("part\(relationships.count)", type, "\(name).xml", false))
    if !links.isEmpty { otherRelationships.append((name, links)) }
  }

  /// Adds the main part.
  ///
  /// - Parameter pictures: those that it shows, each as often as it shows it.
  mutating func addMain(_ content: [UInt8], links: [String], pictures: [PaperPicture] = []) {
    var names: [PaperPicture: String] = [:]
    for (index, picture) in pictures.enumerated() {
      let name = names[picture] ?? "media/picture\(names.count + 1).\(picture.format)"
      if names.updateValue(name, forKey: picture) == nil {
        addPart("word/\(name)", type: "image/\(picture.format)", picture.bytes)
      }
      relationships.append(("picture\(index)", "image", name, false))
    }
    addPart("word/document.xml", type: "\(Self.word).document.main+xml", Self.element("w:document", content))
    for (index, link) in links.enumerated() {
      relationships.append(("link\(index)", "hyperlink", link, true))
    }
  }

  /// Adds the properties of the file.
  ///
  /// - Parameter reference: what it is an export of.
  mutating func addProperties(title: String, language: String, reference: String) {
    addPart(
      "docProps/core.xml", type: "application/vnd.openxmlformats-package.core-properties+xml",
      Array(
        (XMLText.declaration + """
          <cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
          <dc:title>\(title.xmlEscaped)</dc:title><dc:language>\(language.xmlEscaped)</dc:language>\
          <cp:keywords>\(reference.xmlEscaped)</cp:keywords></cp:coreProperties>
          """).utf8))
    addPart(
      "docProps/custom.xml", type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      Array(
        (XMLText.declaration + """
          <Properties xmlns="\(Self.office)/custom-properties" xmlns:vt="\(Self.office)/docPropsVTypes">\
          <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="\(WordFile.property)"><vt:lpwstr>\
          \(reference.xmlEscaped)</vt:lpwstr></property></Properties>
          """).utf8))
  }

  /// The file.
  func file(isPacked: Bool) -> [UInt8] {
    var zip = ZipWriter(isPacked: isPacked)
    zip.add("[Content_Types].xml", Array(contentTypes.utf8))
    zip.add(
      "_rels/.rels",
      Array(
        Self.list([
          ("main", "\(Self.office)/relationships/officeDocument", "word/document.xml", false),
          ("core", "\(Self.package)/relationships/metadata/core-properties", "docProps/core.xml", false),
          ("custom", "\(Self.office)/relationships/custom-properties", "docProps/custom.xml", false),
        ]).utf8))
    zip.add("word/_rels/document.xml.rels", Array(Self.list(relationships.map(Self.typed)).utf8))
    for (name, links) in otherRelationships {
      let rows = links.enumerated().map { Self.typed(("link\($0)", "hyperlink", $1, true)) }
      zip.add("word/_rels/\(name).xml.rels", Array(Self.list(rows).utf8))
    }
    for part in parts { zip.add(part.name, part.bytes) }
    return zip.finish()
  }

  private mutating func addPart(_ name: String, type: String, _ bytes: [UInt8]) {
    parts.append(Part(name: name, type: type, bytes: bytes))
  }

  private static func element(_ name: String, _ content: [UInt8]) -> [UInt8] {
    Array((XMLText.declaration + "<\(name) \(namespaces)>").utf8) + content + Array("</\(name)>".utf8)
  }

  private var contentTypes: String {
    let overrides = parts.map { "<Override PartName=\"/\($0.name)\" ContentType=\"\($0.type)\"/>" }
    return XMLText.declaration + """
      <Types xmlns="\(Self.package)/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\(overrides.joined())</Types>
      """
  }

  private typealias Relationship = (id: String, type: String, target: String, isExternal: Bool)

  /// [MS-DOCX] 2.5 has types of Microsoft's own for what came after the standard.
  private static func typed(_ each: (id: String, kind: String, target: String, isExternal: Bool))
    -> Relationship
  {
    let base =
      each.kind == "commentsExtended" ? "http://schemas.microsoft.com/office/2011" : "\(office)"
    return (each.id, "\(base)/relationships/\(each.kind)", each.target, each.isExternal)
  }

  private static func list(_ relationships: [Relationship]) -> String {
    let rows = relationships.map { each in
      """
      <Relationship Id="\(each.id)" Type="\(each.type)" Target="\(each.target.xmlEscaped)"\
      \(each.isExternal ? " TargetMode=\"External\"" : "")/>
      """
    }
    return XMLText.declaration
      + "<Relationships xmlns=\"\(package)/relationships\">\(rows.joined())</Relationships>"
  }
}
