/// What one part of a package says of another (ECMA-376 part 2, 6.5).
struct PartRelationship {
  let id: String
  /// The last piece of its type: `officeDocument`, `comments`, `hyperlink`.
  let kind: String
  /// The name of the part, from the root of the package; where it is external, an address, which is never followed.
  let target: String
  let isExternal: Bool

  /// - Parameter folder: where the part lies that the relationship is of: `word`, or nothing for the package's own.
  init?(_ element: XMLElement, folder: [Substring]) {
    guard element.tag == .relationship, let id = element[.partID], let type = element[.partType],
      let target = element[.target]
    else { return nil }
    self.id = id
    kind = type.split(separator: "/").last.map(String.init) ?? ""
    isExternal = element[.targetMode] == "External"
    self.target = isExternal ? target : Self.name(of: target, in: folder)
  }

  private static func name(of target: String, in folder: [Substring]) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
