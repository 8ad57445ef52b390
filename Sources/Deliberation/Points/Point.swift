/// Words of a report, marked for what they are: a story, a dream, an offer.
package struct Point: Hashable, Sendable {
  package let type: PointType
  package let anchor: Anchor
  /// Where it was said.
  package let meeting: Slug?
  /// The working group or table, as it is called there.
  package let group: String?
  /// Whether whoever told a story agreed that it is published.
  package let consent: Bool
  /// Which organisation offers or needs it; never a person.
  package let organisation: String?
  /// The route that an offer or need belongs to.
  package let route: Slug?
  /// The earlier points on the same words that it takes the place of.
  package let replaces: [RecordID]

  package init(
    type: PointType, anchor: Anchor, meeting: Slug?, group: String?, consent: Bool = false,
    organisation: String? = nil, route: Slug? = nil, replaces: [RecordID] = []
  ) {
    self.type = type
    self.anchor = anchor
    self.meeting = meeting
    self.group = group
    self.consent = consent
    self.organisation = organisation
    self.route = route
    self.replaces = replaces
  }

  /// Whether an edition may quote it. A story is somebody's own: only with their consent, and never with a name in it.
  package var isQuotable: Bool {
    type != .story || consent && PersonalData.names(in: anchor.quote).isEmpty
  }
}
