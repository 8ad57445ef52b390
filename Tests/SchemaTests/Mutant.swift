import TestSupport

/// A JSON value with one thing changed: a member gone, a member too many, or a value of another type.
struct Mutant {
  let value: JSONValue
  /// What was changed, for a failing test.
  let change: String

  /// Every mutant of a value.
  static func all(of value: JSONValue, at place: String = "") -> [Mutant] {
    var mutants: [Mutant] = []
    switch value {
    case .object(let members):
      mutants.append(
        Mutant(value: .object(members.merging(["Unknown key": .null]) { $1 }), change: "\(place) with more"))
      for (key, member) in members.sorted(by: { $0.key < $1.key }) {
        var rest = members
        rest[key] = nil
        mutants.append(Mutant(value: .object(rest), change: "\(place) without \(key)"))
        mutants += (all(of: member, at: "\(place)/\(key)") + others(than: member, at: "\(place)/\(key)")).map
        {
          Mutant(value: .object(members.merging([key: $0.value]) { $1 }), change: $0.change)
        }
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        mutants +=
          (all(of: element, at: "\(place)/\(index)") + others(than: element, at: "\(place)/\(index)")).map {
            var changed = elements
            changed[index] = $0.value
            return Mutant(value: .array(changed), change: $0.change)
          }
      }
    default: break
    }
    return mutants
  }

  private static func others(than value: JSONValue, at place: String) -> [Mutant] {
    [
      JSONValue.bool(true), .integer(7), .string("Not A Slug"), .array([.null]),
      .object(["Not A Slug": .null]),
    ]
    .filter { $0.type != value.type }
    .map { Mutant(value: $0, change: "\(place) as \($0.type)") }
  }
}
