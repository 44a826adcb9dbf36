from django.apps import AppConfig


class BanenafspraakConfig(AppConfig):
    name = "banenafspraak"
    verbose_name = "Banenafspraak"

    def ready(self):
        from banenafspraak import versies

        versies.connect()
