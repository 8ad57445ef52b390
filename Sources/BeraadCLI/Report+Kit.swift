import BeraadKit
import Deliberation

extension Report {
  /// The id of what was recorded on stdout, what happened on stderr.
  init(_ filed: FiledRecord) {
    answer = filed.id + "\n"
    value = filed
    story = [filed.story]
  }
}
