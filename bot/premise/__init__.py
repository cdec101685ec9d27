"""What a question takes for granted, and what of it the evidence lacks."""

from bot.premise.checking import PremiseChecker
from bot.premise.vocabulary import Grounds, Lacks, Premise

__all__ = ["Grounds", "Lacks", "Premise", "PremiseChecker"]
