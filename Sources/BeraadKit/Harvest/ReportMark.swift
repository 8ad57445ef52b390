package import Deliberation

/// Words of a report that are to become a point.
package struct ReportMark: Equatable {
  package let type: PointType
  /// In bytes of the text.
  package var range: Range<Int>
  package var group: String?
  package var organisation: String?
  package var route: Slug?
  /// Whether consent stands with it; nil where nothing is said.
  package var consent: Bool?
}
