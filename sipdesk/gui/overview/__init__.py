"""The start view: what is late, today and this week, and the list of cases."""
