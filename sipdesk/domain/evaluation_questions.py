"""The questions after a meeting, the same on paper, on the screen and in the counts (REQ D25)."""

from sipdesk.i18n import N_

# Where the answer is kept → what is asked, in the order of the sheet.
QUESTIONS = {
    "heard": N_("Did you get to say what is important to you?"),
    "understood": N_("Did you understand what was said?"),
    "decided": N_("Did you take part in deciding?"),
    "knows": N_("Do you know what happens now, and who does it?"),
}
# The values of `EvaluationAnswer` → the words of the sheet.
ANSWERS = {
    "yes": N_("Yes"),
    "partly": N_("To some extent"),
    "no": N_("No"),
    "unknown": N_("Do not know"),
}
LAST = N_("What should we do differently next time?")
