"""The parts that every window is built of: fields, buttons, chips, cards, bands, pages."""
