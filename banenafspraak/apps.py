from django.apps import AppConfig


class BanenafspraakConfig(AppConfig):
    name = "banenafspraak"
    verbose_name = "Banenafspraak"

    def ready(self):
        from banenafspraak import versies
        from banenafspraak.toegang import luisteren

        versies.connect()
        luisteren.connect()
