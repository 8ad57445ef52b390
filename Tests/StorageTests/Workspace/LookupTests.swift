import Deliberation
import Git
import TestSupport
import Testing

@testable import Storage

@Suite struct LookupTests {
  let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  @Test func `a record is found by the beginning of its id, collected or not`() throws {
    let (here, there) = (try sample.comment("here"), try sample.comment("there", by: "carers"))
    try sample.append([here])
    try sample.smuggle(RecordCoding.encode(there), to: Layout.path(of: there), on: "main")
    for (record, isCollected) in [(here, false), (there, true)] {
      let found = try sample.snapshot.record(
        withPrefix: "\(record.id.description.prefix(7))", kinds: [.comment])
      #expect(found.record == record)
      #expect(found.path == Layout.path(of: record))
      #expect(found.isCollected == isCollected)
      #expect(
        try sample.snapshot.record(withPrefix: record.id.description.uppercased(), kinds: [.comment]).record
          == record)
    }
  }

  @Test func `an id that begins several is answered with all of them`() throws {
    var byFan: [String: [Record]] = [:]
    var pair: [Record] = []
    while pair.isEmpty {
      let record = try sample.comment("\(byFan.count)")
      byFan[record.id.fan, default: []].append(record)
      if let found = byFan[record.id.fan], found.count == 2 { pair = found }
    }
    try sample.append(pair)
    let prefix = "c\(pair[0].id.fan)"
    let refusal = #expect(throws: Refusal.self) {
      try sample.snapshot.record(withPrefix: prefix, kinds: [.comment])
    }
    #expect(refusal?.explanation.message == "'\(prefix)' is the beginning of 2 ids.")
    #expect(refusal?.explanation.hints == pair.map { "\($0.id), a comment of tenants" }.sorted())
  }

  @Test func `what main lost is found beside another record whose id begins so`() throws {
    var byFan: [String: Record] = [:]
    var pair: (Record, Record)?
    while pair == nil {
      let record = try sample.comment("\(byFan.count)")
      if let other = byFan[record.id.fan] { pair = (other, record) } else { byFan[record.id.fan] = record }
    }
    let (lost, here) = try #require(pair)
    let path = Layout.path(of: lost)
    try sample.temporary.commit([path: String(decoding: RecordCoding.encode(lost), as: UTF8.self)])
    try sample.temporary.git("rm", "--quiet", path)
    try sample.temporary.commit(message: "away")
    try sample.append([here])
    let prefix = "c\(here.id.fan)"
    let refusal = #expect(throws: Refusal.self) {
      try sample.snapshot.record(withPrefix: prefix, kinds: [.comment])
    }
    #expect(refusal?.explanation.message == "'\(prefix)' is the beginning of 2 ids.")
    for record in [lost, here] {
      let short = try #require(try sample.snapshot.shortNames(of: [record.id])[record.id])
      for name in [short, record.id.description] {
        #expect(try sample.snapshot.record(withPrefix: name, kinds: [.comment]).record == record)
      }
    }
  }

  @Test(arguments: ["", "c", "c0", "c" + String(repeating: "0", count: 33), "…", "../../etc"])
  func `what cannot be an id is refused`(
    _ prefix: String
  ) throws {
    let refusal = #expect(throws: Refusal.self) {
      try sample.snapshot.record(withPrefix: prefix, kinds: [.comment])
    }
    #expect(refusal?.explanation.message.contains("'\(prefix)'") == true)
  }

  @Test func `an id with one wrong letter is answered with the right one`() throws {
    let record = try sample.comment("here")
    try sample.append([record])
    let right = record.id.description
    let wrong = right.prefix(5) + (right.dropFirst(5).first == "0" ? "1" : "0") + right.dropFirst(6)
    let refusal = #expect(throws: Refusal.self) {
      try sample.snapshot.record(withPrefix: String(wrong), kinds: [.comment])
    }
    #expect(refusal?.explanation.hints.first == "did you mean \(right)?")
  }

  @Test func `a record of another kind than asked for is not found`() throws {
    let record = try sample.comment("here")
    try sample.append([record])
    #expect(throws: Refusal.self) {
      try sample.snapshot.record(withPrefix: record.id.description, kinds: [.amendment])
    }
  }
}
