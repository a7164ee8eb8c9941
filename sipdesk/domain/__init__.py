"""The nouns, the questions and the packs: no window, no paper, no session."""
