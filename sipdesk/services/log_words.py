"""What a row of the log says, in words that a reviewer and the person understand."""

from collections.abc import Callable

from sipdesk.domain.model import ReviewOutcome, UserRole
from sipdesk.i18n import N_

KINDS = {
    "open": N_("Opened the case"),
    "reveal": N_("Showed hidden details"),
    "paper": N_("Papers and copies"),
    "search": N_("Searched"),
    "list": N_("Looked at a list"),
    "sign": N_("Unlocked"),
    "users": N_("Changed users"),
    "review": N_("Reviewed the log"),
    "settings": N_("Changed the settings"),
    "change": N_("Changed the case"),
}
_VERBS = {
    "cases.open_case": "open",
    "sealed.show_details": "reveal",
    "search.find": "search",
    "overview.list_cases": "list",
    "users.tell": "sign",
}
_MODULES = {
    "sign_in": "sign",
    "users": "users",
    "reviews": "review",
    "documents": "paper",
    "archive": "paper",
    "calendar_files": "paper",
    "contact_files": "settings",
    "directory": "settings",
    "demo": "settings",
    "restoring": "settings",
    "set_up": "settings",
    "year_reports": "paper",
    "flag_papers": "paper",
    "office": "settings",
    "pack_files": "settings",
    "protection_papers": "paper",
    "purge_papers": "paper",
    "unit_contacts": "settings",
}
SPECIAL = {
    "sign_in.recover": N_("Unlocked with the recovery key"),
    "sign_in.failures": N_("Wrong passphrases before"),
    "sign_in.back": N_("Unlocked again"),
    "users.add": N_("Added a user"),
    "users.change_roles": N_("Changed roles"),
    "users.remove": N_("Removed a user"),
    "users.note_passphrase": N_("Changed passphrase"),
    "users.note_recovery_key": N_("Made a new recovery key"),
    "restoring.restore": N_("Restored a copy"),
    "restoring.mend": N_("Mended the store with a copy"),
    "restoring.salvage": N_("Saved what could be read of a damaged store"),
    "users.tell": N_("Confirmed that reading is logged"),
    "cases.create_case": N_("Made the case"),
    "cases.hand_over": N_("Handed the case over"),
    "cases.close_case": N_("Closed the case"),
    "inquiries.begin_inquiry": N_("Marked the case as under inquiry"),
    "inquiries.lift_inquiry": N_("Lifted the mark of an inquiry"),
    "documents.freeze_and_hand_out": N_("Handed out a paper"),
    "documents.paper_bytes": N_("Looked at a paper"),
    "protection_papers.note_printed": N_("Made a report on protection"),
    "reviews.note_incident": N_("Made material about an incident"),
    "documents.note_draft_print": N_("Printed a draft"),
}
ROLES = {
    UserRole.COORDINATOR: N_("Coordinator"),
    UserRole.READER: N_("Reader"),
    UserRole.REVIEWER: N_("Log reviewer"),
    UserRole.ADMINISTRATOR: N_("Administrator"),
}
REASONS = {
    "own": N_("Own name"),
    "same_name": N_("Same family name"),
    "outside": N_("Outside the team"),
    "protected": N_("Protected"),
    "night": N_("At night"),
    "many": N_("Many opened that day"),
    "random": N_("Random"),
}
OUTCOMES = {
    ReviewOutcome.JUSTIFIED: N_("Justified access"),
    ReviewOutcome.ASKED: N_("Asked, waits for an answer"),
    ReviewOutcome.NOT_JUSTIFIED: N_("Not justified, reported"),
}


def kind_of(act: str) -> str:
    """The kind of act that a row is about."""
    return _VERBS.get(act) or _MODULES.get(act.partition(".")[0], "change")


def words_of(act: str) -> str:
    """What was done, as a msgid."""
    return SPECIAL.get(act) or KINDS[kind_of(act)]


def subject_words(subject: str, tr: Callable[[str], str]) -> str:
    """What a row names beside a case; the codes of roles in words."""
    for role, words in ROLES.items():
        subject = subject.replace(role.value, tr(words).lower())
    return subject
