package import ArgumentParser
import Languages

extension ArgumentHelp {
  /// What an argument, option or flag is for, in the language that is spoken.
  ///
  /// - Parameter valueName: what stands for its value, in English; `ValueNames` has the Dutch. Where it is left out the parser takes the name
  ///   of the property, whatever language is spoken.
  package init(en english: String, nl dutch: String, valueName: String? = nil) {
    let language = Spoken.language
    self.init(
      Localized(en: english, nl: dutch)[language],
      valueName: valueName.map { ValueNames.said($0, language) })
  }
}
