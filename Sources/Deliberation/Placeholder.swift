// Filled by the first type that moves in.
