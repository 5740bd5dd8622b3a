"""Errors a caller can act on: each message says what happened and what to do."""


class UdsynError(Exception):
    """Base of every error that Udsyn raises on purpose."""


class EvidenceError(UdsynError):
    """A quote does not stand where its row says."""


class ReadError(UdsynError):
    """A source cannot be read as text. The message is shown to the user as it is."""


class LexiconError(UdsynError):
    """A file under data/reference/ breaks its own format."""


class BuildError(UdsynError):
    """A build has nothing to build from, or nowhere to go."""


class CorpusError(UdsynError):
    """A built corpus is missing, incomplete or damaged."""


class GradeError(UdsynError):
    """A row says in a way that nobody knows how it was told."""
