"""Settings: this computer, the authority, the rule packs, the local routine."""
