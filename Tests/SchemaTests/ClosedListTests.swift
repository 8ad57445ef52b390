import Deliberation
import TestSupport
import Testing

/// A list that only the program adds to: what it has stands in the schemas and in the glossary as well.
struct ClosedList: Sendable, CustomTestStringConvertible {
  let name: String
  let values: Set<String>
  /// The schemas in which it stands, as an `enum` of exactly these values.
  let schemas: [String]

  init<Value: CaseIterable & RawRepresentable>(_ type: Value.Type, in schemas: String...)
  where Value.RawValue == String {
    name = "\(type)"
    values = Set(type.allCases.map(\.rawValue))
    self.schemas = schemas
  }

  var testDescription: String { name }

  static let all = [
    ClosedList(Comment.Intent.self, in: "comment", "answers"),
    ClosedList(Outcome.self, in: "decision", "answers"),
    ClosedList(Role.self, in: "reviewers", "answers"), ClosedList(SignaturePolicy.self, in: "reviewers"),
    ClosedList(MotionRule.self, in: "poll", "answers"), ClosedList(StickerSource.self, in: "poll"),
    ClosedList(Stance.self, in: "answers"), ClosedList(PointType.self, in: "point", "answers"),
    ClosedList(PointLink.Role.self, in: "link"), ClosedList(OpenClass.self, in: "answers"),
  ]
}

@Suite struct ClosedListTests {
  @Test(arguments: ClosedList.all) func `the schemas have exactly its values`(_ list: ClosedList) throws {
    for schema in list.schemas {
      let text = try Checkout.text("docs/schema/\(schema).json")
      let lists = text.matches(of: /"enum":\s*\[([^\]]*)\]/).map { match in
        Set(match.1.matches(of: /"([^"]*)"/).map { String($0.1) })
      }
      #expect(lists.contains(list.values), "\(schema).json has no list of \(list.values.sorted())")
    }
  }

  @Test(arguments: ClosedList.all) func `the glossary or the data model has each of its values`(
    _ list: ClosedList
  ) throws {
    let text = try Checkout.text("docs/glossary.md") + Checkout.text("docs/data-model.md")
    for value in list.values {
      #expect(text.contains(value), "neither docs/glossary.md nor docs/data-model.md has '\(value)'")
    }
  }

  @Test func `it has words of its own in both languages`() {
    func check(_ type: String, _ words: [Localized]) {
      for one in words {
        #expect(!one.english.isEmpty && !one.dutch.isEmpty, "\(type)")
      }
      #expect(Set(words.map(\.english)).count == words.count, "\(type) has two values of one name")
      #expect(Set(words.map(\.dutch)).count == words.count, "\(type) heeft twee waarden met één naam")
    }
    check("Outcome", Outcome.allCases.map(\.words))
    check("Role", Role.allCases.map(\.words))
    check("Record.Kind", Record.Kind.allCases.map(\.name))
  }
}
