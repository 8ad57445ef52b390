import Foundation

/// What the program answers with `--json`, and what stands in a record.
enum JSON: Decodable, Equatable {
  case null
  case flag(Bool)
  case number(Int)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  /// `nil` for what is no JSON.
  init?(parsing text: String) {
    guard let value = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)) else { return nil }
    self = value
  }

  subscript(_ key: String) -> JSON? {
    if case .object(let fields) = self { fields[key] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  /// The elements of a list; of anything else none.
  var elements: [JSON] { if case .list(let list) = self { list } else { [] } }
  /// The fields of an object; of anything else none.
  var fields: [String: JSON] { if case .object(let fields) = self { fields } else { [:] } }

  /// Every object in this value, however deep, that has a field `id`, by that id.
  var objectsByID: [String: JSON] {
    switch self {
    case .object(let fields):
      var found: [String: JSON] = [:]
      for value in fields.values { found.merge(value.objectsByID) { first, _ in first } }
      if let id = fields["id"]?.text { found[id] = self }
      return found
    case .list(let list):
      return list.reduce(into: [:]) { $0.merge($1.objectsByID) { first, _ in first } }
    default: return [:]
    }
  }

  /// One text for one value: keys sorted.
  var canonical: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .list(let list): "[" + list.map(\.canonical).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.canonical)" }.joined(separator: ",")
        + "}"
    }
  }
}
