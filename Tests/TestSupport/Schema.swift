import Foundation

/// A JSON Schema of `docs/schema`, in as much of draft 2020-12 as those files use; a keyword beyond that is itself a fault.
package struct Schema {
  private let root: JSONValue
  /// What references without a file name are looked for in.
  private let document: JSONValue

  /// Reads `docs/schema/<name>.json`, or one of its `$defs`.
  package init(named name: String, definition: String? = nil) throws {
    document = try Self.document("\(name).json")
    root =
      if let definition { try Self.resolve("#/$defs/\(definition)", in: document).1 } else { document }
  }

  /// The type that it asks for; nil where it leaves that open.
  package var type: String? { root["type"]?.text }

  /// What is wrong with a value, one sentence each; empty when it fits.
  package func faults(of value: JSONValue) throws -> [String] {
    try faults(of: value, under: root, in: document, at: "")
  }

  /// Every file of `docs/schema`, read once: a record has many references.
  private static let documents = Result {
    try Dictionary(
      uniqueKeysWithValues: Checkout.files(in: "docs/schema", endingIn: ".json").map { path in
        (path.split(separator: "/").last.map(String.init) ?? path, try JSONValue(Checkout.text(path).utf8))
      })
  }

  private static func document(_ file: String) throws -> JSONValue {
    guard let document = try documents.get()[file] else { throw MissingReference(reference: file) }
    return document
  }

  private func faults(
    of value: JSONValue, under schema: JSONValue, in document: JSONValue, at place: String
  ) throws -> [String] {
    if case .bool(let allows) = schema { return allows ? [] : ["\(place) is not allowed"] }
    var faults: [String] = []
    for (keyword, wanted) in schema.members {
      faults += try self.faults(
        of: value, keyword: keyword, wanted, schema: schema, in: document, at: place)
    }
    return faults
  }

  private func faults(
    of value: JSONValue, keyword: String, _ wanted: JSONValue, schema: JSONValue, in document: JSONValue,
    at place: String
  ) throws -> [String] {
    func below(_ value: JSONValue, _ schema: JSONValue, _ step: String = "") throws -> [String] {
      try faults(of: value, under: schema, in: document, at: place + step)
    }
    func fits(_ schema: JSONValue) throws -> Bool { try below(value, schema).isEmpty }
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description": return []
    case "$ref":
      let (other, target) = try Self.resolve(wanted.text ?? "", in: document)
      return try faults(of: value, under: target, in: other, at: place)
    case "type": return value.type == wanted.text ? [] : ["\(place) is no \(wanted.text ?? "")"]
    case "const": return value == wanted ? [] : ["\(place) is not \(wanted)"]
    case "enum": return wanted.elements.contains(value) ? [] : ["\(place) is none of \(wanted)"]
    case "oneOf": return try wanted.elements.count(where: fits) == 1 ? [] : ["\(place) fits none or several"]
    case "anyOf": return try wanted.elements.contains(where: fits) ? [] : ["\(place) fits none"]
    case "required":
      return wanted.elements.compactMap(\.text).filter { value[$0] == nil }.map { "\(place) lacks \($0)" }
    case "properties":
      return try wanted.members.flatMap { key, schema in
        try value[key].map { try below($0, schema, "/\(key)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"]?.members ?? [:]
      return try value.members.filter { known[$0.key] == nil }
        .flatMap { try below($0.value, wanted, "/\($0.key)") }
    case "propertyNames":
      return try value.members.keys.flatMap { try below(.string($0), wanted, "/\($0)") }
    case "items":
      return try value.elements.enumerated().flatMap { try below($1, wanted, "/\($0)") }
    default: return try Self.faultsOfSize(of: value, keyword: keyword, wanted, at: place)
    }
  }

  private static func faultsOfSize(
    of value: JSONValue, keyword: String, _ wanted: JSONValue, at place: String
  ) throws -> [String] {
    let bound = wanted.number ?? 0
    let isRight: Bool
    switch keyword {
    case "pattern":
      let pattern = try NSRegularExpression(pattern: wanted.text ?? "")
      let text = value.text ?? ""
      isRight = pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    case "maxLength": isRight = (value.text?.unicodeScalars.count ?? 0) <= bound
    case "minItems": isRight = value.elements.count >= bound
    case "minimum": isRight = (value.number ?? bound) >= bound
    case "maximum": isRight = (value.number ?? bound) <= bound
    default: isRight = false
    }
    return isRight ? [] : ["\(place) breaks \(keyword)"]
  }

  /// The schema that a reference names, and the document that it stands in.
  private static func resolve(_ reference: String, in document: JSONValue) throws -> (JSONValue, JSONValue) {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
    let other = parts[0].isEmpty ? document : try Self.document(String(parts[0]))
    var target = other
    for step in parts[1].split(separator: "/") {
      guard let next = target[String(step)] else { throw MissingReference(reference: reference) }
      target = next
    }
    return (other, target)
  }
}

/// A `$ref` that leads nowhere.
struct MissingReference: Error {
  let reference: String
}
