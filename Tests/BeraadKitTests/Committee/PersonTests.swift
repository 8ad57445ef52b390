import BeraadKit
import Deliberation
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct PersonTests {
  private let alliance: Alliance
  private let register = ".git/beraad-people.json"
  /// The public half of a key that was made for this test and thrown away.
  private static let key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM/zo3QbD5ZUACxA3Hzuk7JR1bamRDw2GphNmk4YuLTS"

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

  @Test func `who is forgotten stays so when the partner goes, and nobody gets the id again`() throws {
    let jo = try alliance.editors.addPerson(to: "tenants", id: "p2", PersonSettings(name: "Jo Example")).id
    let old = try alliance.repository.read(register)
    _ = try alliance.editors.forgetPerson(jo)
    _ = try alliance.editors.removePartner("tenants")
    try alliance.repository.write(old, to: register)
    #expect(try alliance.editors.people().first { $0.person == jo }?.name == nil)
    #expect(try !alliance.repository.read(register).contains("Example"))
    _ = try alliance.editors.addPartner(
      "tenants", name: "Tenants", kind: nil, region: nil, roles: [], person: nil)
    // Its other people came back with it.
    let people = try alliance.editors.people(of: "tenants").filter { $0.onRoster }.map(\.person)
    #expect(people == ["tenants/p1"])
    for id in ["p1", "p2"] {
      #expect(throws: Refusal.self) {
        try alliance.editors.addPerson(to: "tenants", id: id, PersonSettings())
      }
    }
    try alliance.repository.write(old, to: register)
    #expect(try alliance.editors.people().allSatisfy { $0.name == nil })
    #expect(throws: Refusal.self) {
      try alliance.editors.namePerson(jo, PersonSettings(name: "Jo Example"))
    }
  }

  @Test func `plain git that takes the mark away brings no name back`() throws {
    let jo = try alliance.editors.addPerson(to: "tenants", PersonSettings(name: "Jo Example")).id
    let old = try alliance.repository.read(register)
    _ = try alliance.editors.forgetPerson(jo)
    try alliance.repository.git("revert", "--no-edit", "HEAD")
    try alliance.repository.write(old, to: register)
    #expect(try alliance.editors.people().first { $0.person == jo }?.name == nil)
    #expect(try !alliance.repository.read(register).contains("Example"))
  }

  @Test func `nobody acts as somebody whose forgetting plain git took back`() throws {
    let jo = try alliance.editors.addPerson(to: "tenants", PersonSettings()).id
    var acting = alliance.tenants
    acting.actingAs = jo
    func say(_ text: String) throws {
      _ = try acting.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: text)
    }
    try say("Before")
    _ = try alliance.editors.forgetPerson(jo)
    for round in 0..<2 {
      #expect(throws: Refusal.self) { try say("Forgotten, \(round)") }
      if round == 0 { try alliance.repository.git("revert", "--no-edit", "HEAD") }
    }
    #expect(throws: Refusal.self) { try alliance.editors.alliance().roster.identity(jo) }
    #expect(throws: Refusal.self) { try alliance.editors.addKey(Self.key, of: jo) }
    // Others of the partner act as ever, also where nobody is named.
    _ = try alliance.tenants.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When?")
    let findings = try alliance.editors.examine(mends: false).findings
    #expect(findings.contains { $0.what.contains("\(jo) was forgotten") })
    _ = try alliance.editors.forgetPerson(jo)
    #expect(
      try !alliance.editors.examine(mends: false).findings.contains { $0.what.contains("was forgotten") })
    // What is kept beside the repository may be gone, or damaged.
    try alliance.repository.git("revert", "--no-edit", "HEAD")
    for text in ["", "beraad forgotten 1\n"] {
      try alliance.repository.write(text, to: ".git/beraad/forgotten")
      #expect(throws: Refusal.self) { try say("Once more") }
    }
  }

  @Test func `a clone whose history is cut off shows no name`() throws {
    let jo = try alliance.editors.addPerson(to: "tenants", PersonSettings(name: "Jo Example")).id
    let old = try alliance.repository.read(register)
    _ = try alliance.editors.forgetPerson(jo)
    try alliance.repository.git("revert", "--no-edit", "HEAD")
    let folder = try TemporaryFolder()
    try alliance.repository.git(
      "clone", "--quiet", "--depth", "1", "file://\(alliance.repository.path)", folder.path + "/d")
    try folder.write(old, to: "d/.git/beraad-people.json")
    var shallow = alliance.editors
    shallow.directory = folder.path + "/d"
    #expect(try shallow.people().allSatisfy { $0.name == nil })
    #expect(try shallow.hidesNames())
    #expect(try !alliance.editors.hidesNames())
    // All of it is told once the history is there.
    try alliance.repository.git("-C", folder.path + "/d", "fetch", "--quiet", "--unshallow")
    #expect(try !shallow.hidesNames())
    #expect(try !folder.read("d/.git/beraad-people.json").contains("Example"))
  }

  @Test func `an id that a record has is nobody else's`() throws {
    _ = try alliance.editors.addPerson(to: "tenants", id: "p7", PersonSettings())
    var seventh = alliance.tenants
    seventh.actingAs = "tenants/p7"
    _ = try seventh.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When?")
    // As a clone has it that lost the commit, and kept the branch.
    try alliance.repository.git("reset", "--hard", "HEAD~1")
    #expect(throws: Refusal.self) {
      try alliance.editors.addPerson(to: "tenants", id: "p7", PersonSettings())
    }
    _ = try alliance.editors.addPerson(to: "tenants", id: "p8", PersonSettings())
  }

  @Test func `who is of a partner that left can take consent back, and be forgotten`() throws {
    let jo = try alliance.editors.addPerson(
      to: "tenants", PersonSettings(name: "Jo Example", agrees: true)
    ).id
    _ = try alliance.editors.removePartner("tenants")
    _ = try alliance.editors.namePerson(jo, PersonSettings(agrees: false))
    #expect(try alliance.editors.people(of: "tenants").map(\.agreed) == [nil])
    _ = try alliance.editors.forgetPerson(jo)
    #expect(try !alliance.repository.read(register).contains("Example"))
    #expect(try alliance.editors.people(of: "tenants").map(\.forgotten) == [true])
    #expect(try alliance.repository.read("reviewers.json").contains(#""forgotten": ["\#(jo)"]"#))
    #expect(try alliance.editors.forgetPerson(jo).story.english.contains("already"))
    for nobody in ["tenants/p4", "nobody/p1", "tenants", "a/b/c"] {
      #expect(throws: Refusal.self) { try alliance.editors.forgetPerson(nobody) }
    }
    #expect(try alliance.editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `any command deletes the name of who is forgotten, and mends who may read the file`() throws {
    let jo = try alliance.editors.addPerson(to: "tenants", PersonSettings(name: "Jo Example")).id
    let old = try alliance.repository.read(register)
    _ = try alliance.editors.forgetPerson(jo)
    for path in [register, register + ".new"] { try alliance.repository.write(old, to: path) }
    _ = try alliance.editors.status()
    #expect(try !alliance.repository.read(register).contains("Example"))
    // What a program left that was stopped while it wrote.
    _ = try alliance.editors.people()
    let folder = alliance.repository.path + "/.git/"
    #expect(!FileManager.default.fileExists(atPath: folder + "beraad-people.json.new"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: folder + "beraad-people.json")
    _ = try alliance.editors.people()
    let mode = try FileManager.default.attributesOfItem(atPath: folder + "beraad-people.json")[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    try alliance.repository.write(old, to: register + ".old")
    #expect(try alliance.editors.examinePrivacy().findings.contains { $0.what.contains("people.json.old") })
    try alliance.repository.write(old, to: register)
    #expect(try alliance.editors.examine(mends: false).findings.contains { $0.what.contains("json.old") })
    #expect(try !alliance.repository.read(register).contains("Example"))
  }

  @Test func `nobody is forgotten while the register cannot be read`() throws {
    _ = try alliance.editors.addPerson(to: "tenants", id: "p2", PersonSettings(name: "Jo Example"))
    let folder = alliance.repository.path + "/.git/"
    let tip = try alliance.repository.revision("main")
    func isRefused() {
      let error = #expect(throws: RegisterFault.self) { try alliance.editors.forgetPerson("tenants/p2") }
      #expect(error?.explanation.hints.last?.contains("rm -r") == true)
    }
    for text in ["", "x"] {
      try alliance.repository.write(text, to: register)
      isRefused()
      let findings = try alliance.editors.examine(mends: false).findings
      #expect(findings.contains { $0.what.contains("register of people cannot be read") })
    }
    try FileManager.default.removeItem(atPath: folder + "beraad-people.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "beraad-people.json", withDestinationPath: "/nowhere")
    isRefused()
    try FileManager.default.removeItem(atPath: folder + "beraad-people.json")
    try FileManager.default.createDirectory(
      atPath: folder + "beraad-people.json", withIntermediateDirectories: false)
    isRefused()
    #expect(try alliance.repository.revision("main") == tip)
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
