"""What may stand in an address. Anything else is a friendly 404."""

from banenafspraak.kwartaal import Kwartaal


class KwartaalConverter:
    """`2020-K4`, from 2012-K4 up to and including 2035-K4."""

    regex = "[0-9]{4}-K[1-4]"

    def to_python(self, value: str) -> Kwartaal:
        return Kwartaal.lees(value)

    def to_url(self, value: Kwartaal | str) -> str:
        return str(value)


class SoortConverter:
    """The word for the level of an area, as it stands in an address."""

    regex = "land|regio|gemeente|cluster"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class HerkomstsoortConverter(SoortConverter):
    """The same, and that of a provincie: no page of its own, but figures."""

    regex = "land|regio|gemeente|cluster|provincie"


class FormaatConverter(SoortConverter):
    """The kind of file of a drawing."""

    regex = "svg|png"


class BladConverter(SoortConverter):
    """The kind of file of a table."""

    regex = "csv|xlsx|ods"
