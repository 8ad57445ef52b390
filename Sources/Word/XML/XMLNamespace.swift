/// The namespaces whose names the reader knows, by the prefix that they usually have.
enum XMLNamespace: Int, CaseIterable {
  case word, relationships, compatibility, word2010, word2012, packageRelationships, dublinCore,
    coreProperties
  case customProperties, variantTypes, drawing, wordDrawing, shapes, embedded, formulas, diagrams

  /// What stands before the colon in `XMLTag` and `XMLAttribute`.
  var prefix: String {
    switch self {
    case .word: "w"
    case .relationships: "r"
    case .compatibility: "mc"
    case .word2010: "w14"
    case .word2012: "w15"
    case .packageRelationships: "rel"
    case .dublinCore: "dc"
    case .coreProperties: "cp"
    case .customProperties: "op"
    case .variantTypes: "vt"
    case .drawing: "a"
    case .wordDrawing: "wp"
    case .shapes: "v"
    case .embedded: "o"
    case .formulas: "m"
    case .diagrams: "dgm"
    }
  }

  /// Its names: the second of two is that of the strict form of ISO 29500, or of a beta that wrote files still around.
  var names: [String] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006"
    let strict = "http://purl.oclc.org/ooxml"
    return switch self {
    case .word:
      ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict + "/wordprocessingml/main"]
    case .relationships: [office + "/relationships", strict + "/officeDocument/relationships"]
    case .compatibility: ["http://schemas.openxmlformats.org/markup-compatibility/2006"]
    case .word2010: ["http://schemas.microsoft.com/office/word/2010/wordml"]
    case .word2012:
      [
        "http://schemas.microsoft.com/office/word/2012/wordml",
        "http://schemas.microsoft.com/office/word/2011/wordml",
      ]
    case .packageRelationships: ["http://schemas.openxmlformats.org/package/2006/relationships"]
    case .dublinCore: ["http://purl.org/dc/elements/1.1/"]
    case .coreProperties: ["http://schemas.openxmlformats.org/package/2006/metadata/core-properties"]
    case .customProperties: [office + "/custom-properties", strict + "/officeDocument/customProperties"]
    case .variantTypes: [office + "/docPropsVTypes", strict + "/officeDocument/docPropsVTypes"]
    case .drawing: ["http://schemas.openxmlformats.org/drawingml/2006/main", strict + "/drawingml/main"]
    case .wordDrawing:
      [
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        strict + "/drawingml/wordprocessingDrawing",
      ]
    case .shapes: ["urn:schemas-microsoft-com:vml"]
    case .embedded: ["urn:schemas-microsoft-com:office:office"]
    case .formulas: [office + "/math", strict + "/officeDocument/math"]
    case .diagrams:
      ["http://schemas.openxmlformats.org/drawingml/2006/diagram", strict + "/drawingml/diagram"]
    }
  }
}
