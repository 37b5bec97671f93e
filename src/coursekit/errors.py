"""The one error that content can raise."""


class ContentError(ValueError):
    """A content file that cannot be used: names the file, the key, the fault and the cure.

    Attributes
    ----------
    file : str
        Path from the project's root, e.g. ``data/questions/aigun-peking.yml``.
    key : str
        Where in the file: an item id, a feature id, a field.
    """

    def __init__(self, file: str, key: str, problem: str, cure: str) -> None:
        super().__init__(f"{file}: {key}: {problem}; {cure}")
        self.file = file
        self.key = key
        self.problem = problem
        self.cure = cure
