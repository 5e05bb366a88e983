"""What decisions teach: rules that a person accepted, kept as vocabulary of the folder, applied ever after."""

from iku.decisions.rules.book import EMPTY, Book, accept, listed, load, withdraw
from iku.decisions.rules.offer import Offer, offers
from iku.decisions.rules.rule import Rule

__all__ = ["EMPTY", "Book", "Offer", "Rule", "accept", "listed", "load", "offers", "withdraw"]
