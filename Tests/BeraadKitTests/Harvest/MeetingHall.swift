import BeraadKit
import Deliberation
import TestSupport
import Testing

/// An alliance with a meeting of two tables.
struct MeetingHall {
  let alliance: Alliance
  var editors: Context { alliance.editors }
  var tenants: Context { alliance.tenants }

  static let report = """
    # Table 1

    Twelve people sat here.

    ## Dreams

    - A bus to the clinic, **every** hour
    - Rent that leaves room to live

    ## Stories

    I wait two hours for the bus.

    ## Offers

    ### Connect

    - **Church on the hill:** a room on Fridays

    ## Conclusion

    - Nothing of this is a point

    """

  init() throws {
    alliance = try Alliance()
    var facts = MeetingFacts()
    (facts.title, facts.date, facts.region) = ("Leeds", "2026-03-14", "north")
    facts.groups = ["Table 1", "Table 2"]
    _ = try editors.newMeeting("leeds", facts)
  }

  /// Harvests a report in Markdown, and returns the ids of its points by their words.
  @discardableResult
  func harvest(
    _ text: String = report, as name: String = "leeds-1", group: String? = "Table 1", consent: Bool = false
  ) throws -> [String: String] {
    let found = try editors.harvest(
      HarvestWish(
        report: name, meeting: "leeds", group: group, source: .markdown(Array(text.utf8)), hasConsent: consent
      ))
    return Dictionary(found.points.map { ($0.words, $0.id) }, uniquingKeysWith: { first, _ in first })
  }

  /// Proposes a change as the tenants that cites points, and takes it in.
  func amend(_ old: String, to new: String, citing points: [String]) throws -> String {
    let id = try tenants.amend(
      "housing", .replace(old: old, nth: nil, new: new), because: "Leeds asked.", answering: points
    ).id
    _ = try editors.collect(CollectWish())
    return id
  }

  func row(_ id: String) throws -> PointRow {
    try #require(try editors.points().rows.first { $0.id == id })
  }
}
