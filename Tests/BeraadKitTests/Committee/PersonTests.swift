import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

@Suite struct PersonTests {
  private let alliance: Alliance

  init() throws { alliance = try Alliance() }

  @Test func `the register is for its owner alone, and outside the history`() throws {
    _ = try alliance.editors.addPerson(to: "tenants", PersonSettings(name: "Jo Example", agrees: true))
    let path = alliance.repository.path + "/.git/beraad-people.json"
    let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    #expect(mode == 0o600)
    #expect(try alliance.repository.git("status", "--porcelain") == "")
  }

  @Test func `only the committee adds and forgets, and one of it is always left`() throws {
    #expect(throws: Refusal.self) { try alliance.tenants.addPerson(to: "tenants", PersonSettings()) }
    _ = try alliance.editors.addPerson(to: "editors", id: "p2", PersonSettings())
    var second = alliance.editors
    second.actingAs = "editors/p2"
    #expect(throws: Refusal.self) { try second.forgetPerson("editors/p2") }
    _ = try second.forgetPerson("editors/p1")
    // Who says only the partner is the first who is left.
    _ = try alliance.editors.addPerson(to: "carers", id: "p9", PersonSettings())
    #expect(throws: Refusal.self) { try second.forgetPerson("editors/p2") }
    #expect(throws: Refusal.self) { try second.forgetPerson("carers") }
    #expect(throws: Refusal.self) { try second.forgetPerson("carers/p4") }
  }

  @Test func `what somebody recorded stands after they are forgotten, and can be had by them`() throws {
    let id = try alliance.tenants.comment(
      on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When?"
    ).id
    _ = try alliance.editors.forgetPerson("tenants/p1")
    let file = try alliance.editors.person("tenants/p1")
    #expect(file.records.map(\.id) == [id] && file.records.first?.texts == ["When?"])
    #expect(file.person.forgotten && file.person.name == nil)
    _ = try alliance.editors.collect(CollectWish(isOffline: true))
    #expect(try alliance.repository.git("ls-tree", "-r", "--name-only", "main").contains(id))
    #expect(try alliance.editors.verify(nil, since: nil, files: nil).ok)
    #expect(throws: Refusal.self) {
      try alliance.tenants.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: "Now?")
    }
  }

  @Test func `a damaged register is named, and nothing is lost of it`() throws {
    let path = ".git/beraad-people.json"
    for text in ["", "{", "[]", #"{"format":2,"people":[]}"#, #"{"format":1,"people":[{"person":"a/b"}]}"#] {
      try alliance.repository.write(text, to: path)
      #expect(throws: (any Error).self) { try alliance.editors.people() }
      #expect(throws: (any Error).self) {
        try alliance.editors.namePerson("tenants/p1", PersonSettings(name: "Jo Example"))
      }
      #expect(try alliance.repository.read(path) == text)
    }
  }

  @Test func `words that may lead to a person are recorded where somebody says so, and not else`() throws {
    var asked: [String] { ["Call 06-12345678.", "Mail a@b.nl", "NL91ABNA0417164300", "111222333"] }
    for text in asked {
      #expect(throws: Refusal.self) {
        try alliance.tenants.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: text)
      }
      #expect(throws: Refusal.self) {
        try alliance.tenants.amend(
          "housing", .replace(old: "soon", nth: nil, new: "now"), because: text, answering: [])
      }
    }
    #expect(try alliance.editors.examinePrivacy().findings.isEmpty)
    var willing = alliance.tenants
    willing.takesPersonalData = { found in found.map(\.text) == ["06-12345678"] }
    let id = try willing.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: asked[0]).id
    #expect(throws: Refusal.self) {
      try willing.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: asked[1])
    }
    let found = try alliance.editors.examinePrivacy().findings
    #expect(found.count == 1 && found.first?.what.hasPrefix(id) == true)
    // What is proposed for the text is meant to be read; it is found all the same.
    _ = try alliance.amend("soon", to: "soon (info@alliance.example)")
    #expect(try alliance.editors.examinePrivacy().findings.count == 2)
  }
}
