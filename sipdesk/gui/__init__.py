"""Windows: they show nouns, call verbs through one door and place problems beside fields."""
