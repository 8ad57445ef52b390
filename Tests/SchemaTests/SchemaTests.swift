import Deliberation
import Storage
import TestSupport
import Testing

/// `docs/schema` and the codec say the same of every kind of record.
@Suite struct SchemaTests {
  @Test func `every kind of record has a schema`() {
    for kind in Record.Kind.allCases {
      #expect(Checkout.has("docs/schema/\(kind.rawValue).json"))
    }
  }

  @Test(arguments: SampleRecords.all) func `a record fits the schema of its kind and of no other`(
    _ record: Record
  ) throws {
    let value = try JSONValue(RecordCoding.encode(record))
    for kind in Record.Kind.allCases {
      let faults = try Schema(named: kind.rawValue).faults(of: value)
      #expect(faults.isEmpty == (kind == record.kind), "\(kind): \(faults)")
    }
  }

  @Test(arguments: SampleRecords.all) func `what the schema refuses the codec refuses`(
    _ record: Record
  ) throws {
    let schema = try Schema(named: record.kind.rawValue)
    let value = try JSONValue(RecordCoding.encode(record))
    let mutants = Mutant.all(of: value)
    #expect(mutants.count > 20)
    for mutant in mutants {
      let refused = try !schema.faults(of: mutant.value).isEmpty
      #expect(refused == codecRefuses(try mutant.value.bytes), "\(record.kind) \(mutant.change)")
    }
  }

  @Test func `the example's roster and poll fit their schemas`() throws {
    let roster = try JSONValue(Checkout.text("reviewers.json").utf8)
    #expect(try Schema(named: "reviewers").faults(of: roster) == [])
    let polls = Checkout.files(in: "papers", endingIn: "poll.json")
    #expect(!polls.isEmpty)
    for path in polls {
      #expect(try Schema(named: "poll").faults(of: JSONValue(Checkout.text(path).utf8)) == [])
    }
  }

  @Test(arguments: ["reviewers.json", "papers/strijdschrift/polls/koers/poll.json"])
  func `what the schema of a file written by hand refuses the codec refuses`(_ path: String) throws {
    let isRoster = path == "reviewers.json"
    let schema = try Schema(named: isRoster ? "reviewers" : "poll")
    for mutant in Mutant.all(of: try JSONValue(Checkout.text(path).utf8)) {
      let bytes = try mutant.value.bytes
      let isRefused: Bool
      do {
        _ =
          isRoster
          ? try RosterCoding.decode(bytes).alliance : try PollCoding.decode(bytes, path: path).question
        isRefused = false
      } catch {
        isRefused = true
      }
      #expect(try !schema.faults(of: mutant.value).isEmpty == isRefused, "\(path) \(mutant.change)")
    }
  }

  @Test func `what the schema of a meeting refuses the codec refuses`() throws {
    let leeds = try #require(Slug("leeds"))
    let meeting = AllianceMeeting(
      Meeting(id: leeds, title: "Leeds", region: "north", date: "2026-03-14"), place: "Town hall",
      groups: ["Table 1"], came: [.init(kind: "churches", people: 6)], papers: [try #require(Slug("housing"))]
    )
    let bytes = MeetingCoding.encode(meeting)
    #expect(try MeetingCoding.decode(bytes, path: "meeting.json", id: leeds) == meeting)
    let schema = try Schema(named: "meeting")
    let value = try JSONValue(bytes)
    #expect(try schema.faults(of: value) == [])
    for mutant in Mutant.all(of: value) {
      let changed = try mutant.value.bytes
      let isRefused: Bool
      do {
        _ = try MeetingCoding.decode(changed, path: "meeting.json", id: leeds)
        isRefused = false
      } catch {
        isRefused = true
      }
      #expect(try !schema.faults(of: mutant.value).isEmpty == isRefused, "\(mutant.change)")
    }
  }

  private func codecRefuses(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try RecordCoding.decode(bytes, path: "sample.json")
      return false
    } catch {
      return true
    }
  }
}
