import BeraadKit
import Deliberation
import TestSupport
import Testing

@Suite struct QuarantineTests {
  @Test func `what stays out of main is named with its branch, its commit and why`() throws {
    let alliance = try Alliance()
    #expect(try alliance.editors.quarantine().rows.isEmpty)
    _ = try alliance.tenants.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When?")
    let git = alliance.repository
    try git.git("checkout", "-q", "partners/tenants")
    try git.write("Not a record.\n", to: "papers/housing/notes.txt")
    try git.git("add", "--all")
    try git.git("commit", "-q", "-m", "Notes")
    try git.git("checkout", "-q", "main")
    let rows = try alliance.editors.quarantine().rows
    #expect(rows.map(\.partner) == ["tenants"] && rows.map(\.path) == ["papers/housing/notes.txt"])
    #expect(try rows.first?.commit == git.revision("partners/tenants"))
    #expect(rows.first?.reason.contains("is no record") == true && rows.first?.isHistoryOnly == false)
    // What is right is taken; the rest is named again.
    _ = try alliance.editors.collect(CollectWish(isOffline: true))
    #expect(try alliance.editors.quarantine().rows.map(\.path) == rows.map(\.path))
  }

  @Test func `a message that is main's alone keeps commits out, and no record`() throws {
    let alliance = try Alliance()
    _ = try alliance.tenants.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When?")
    let git = alliance.repository
    try git.git("checkout", "-q", "partners/tenants")
    try git.git("commit", "-q", "--amend", "-m", "Mine\n\nAmendment: a0")
    try git.git("checkout", "-q", "main")
    #expect(try alliance.editors.quarantine().rows.map(\.isHistoryOnly) == [true])
  }
}
