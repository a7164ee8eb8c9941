"""sipdesk: from "is a plan needed?" to a printed SIP whose promises are followed up."""

__version__ = "0.1.0"
