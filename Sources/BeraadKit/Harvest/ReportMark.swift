import Deliberation

/// Words of a report that are to become a point.
struct ReportMark: Equatable {
  let type: PointType
  /// In bytes of the text.
  var range: Range<Int>
  var group: String?
  var organisation: String?
  var route: Slug?
  /// Whether consent stands with it; nil where nothing is said.
  var consent: Bool?
}
