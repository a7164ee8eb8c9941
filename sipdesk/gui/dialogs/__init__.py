"""The few windows that ask before an act: new case, add a party, withdraw consent, print …."""
