/// The command line as a function: arguments in, exit code out.
public enum Entry {
  /// Runs one command and returns the exit code of the process.
  public static func run(_ arguments: [String]) -> Int32 { 0 }
}
