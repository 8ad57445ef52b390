/// A refusal is in both languages: whoever reads one has their words as well, without importing them.
@_exported public import Languages
