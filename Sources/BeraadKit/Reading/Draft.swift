import Deliberation
import Git
import Storage

extension Context {
  /// A paper's draft as main has it.
  package func draft(of paper: String) throws -> String {
    String(decoding: try Desk(self).snapshot.paper(named: paper).text, as: UTF8.self)
  }
}
