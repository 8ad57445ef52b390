/// Lists as Word has them: two patterns, and for each list of the paper one of them, from its own first number.
enum NumberingPart {
  /// How far a level stands in from the one around it, in twentieths of a point.
  static let step = 360
  private static let bullets = 0
  private static let numbers = 1
  private static let levels = 0..<9

  static func indent(ofLevel level: Int) -> Int { step * (level + 1) }

  /// Word counts lists from 1.
  static func number(of list: Int) -> Int { list + 1 }

  /// - Parameter used: the indices of the lists that have items.
  static func xml(_ lists: [FlatDocument.List], used: Set<Int>) -> String {
    var xml = pattern(bullets) { level in ("bullet", ["•", "–", "▪"][level % 3]) }
    xml += pattern(numbers, number)
    for index in used.sorted() {
      let list = lists[index]
      xml += "<w:num w:numId=\"\(number(of: index))\">"
      xml += "<w:abstractNumId w:val=\"\(list.start == nil ? bullets : numbers)\"/>"
      if let start = list.start {
        xml += "<w:lvlOverride w:ilvl=\"\(list.level)\"><w:startOverride w:val=\"\(start)\"/></w:lvlOverride>"
      }
      xml += "</w:num>"
    }
    return xml
  }

  /// How the numbers of a level look.
  static func number(atLevel level: Int) -> (format: String, text: String) {
    (["decimal", "lowerLetter", "lowerRoman"][level % 3], "%\(level + 1).")
  }

  private static func pattern(_ id: Int, _ level: (Int) -> (format: String, text: String)) -> String {
    var xml = "<w:abstractNum w:abstractNumId=\"\(id)\"><w:multiLevelType w:val=\"multilevel\"/>"
    for each in levels {
      let (format, text) = level(each)
      xml += """
        <w:lvl w:ilvl="\(each)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text)"/>\
        <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="\(indent(ofLevel: each))" w:hanging="\(step)"/></w:pPr></w:lvl>
        """
    }
    return xml + "</w:abstractNum>"
  }
}
