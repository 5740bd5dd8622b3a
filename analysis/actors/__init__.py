"""Who acts: the bodies and people of a municipality named in a sentence, and which of them does what a verb says."""

from analysis.actors.agents import Finder
from analysis.actors.mentions import Mention, Party, parties
from analysis.actors.statement import Statement
from analysis.actors.statements import statements
from analysis.actors.words import MUNICIPALITY, Words, actor_words

__all__ = ["MUNICIPALITY", "Finder", "Mention", "Party", "Statement", "Words", "parties", "actor_words", "statements"]
