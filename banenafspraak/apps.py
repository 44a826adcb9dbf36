from django.apps import AppConfig


class BanenafspraakConfig(AppConfig):
    name = "banenafspraak"
    verbose_name = "Banenafspraak"

    def ready(self):
        from banenafspraak import versies
        from banenafspraak.logboek import luisteren as logboek
        from banenafspraak.sso import controle  # noqa: F401 - registers a check
        from banenafspraak.toegang import luisteren as toegang

        versies.connect()
        toegang.connect()
        logboek.connect()
