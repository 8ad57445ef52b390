import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// What is said once more after it was taken back, by a clock that stands still.
@Suite struct SaidAgainTests {
  @Test func `a comment that was withdrawn can be made again in the same second`() throws {
    let hall = try Assembly()
    let tenants = hall.as("tenants")
    func say() throws -> String {
      try tenants.comment(on: "housing", quote: "soon", nth: nil, intent: .question, text: "When?").id
    }
    let first = try say()
    #expect(try say() == first)
    _ = try tenants.withdraw(first, because: "Too early.")
    let again = try say()
    #expect(again != first)
    #expect(try tenants.comments(on: "housing").rows.filter { $0.outcome == "open" }.map(\.id) == [again])
    _ = try tenants.withdraw(again, because: "Still too early.")
    #expect(try ![first, again].contains(say()))
  }
}
