from django.db import migrations, models


def read_again(apps, schema_editor):
    """Of a file that was loaded before, nothing was kept: the next load reads it again."""
    Meegeleverd = apps.get_model("banenafspraak", "Meegeleverd")
    Meegeleverd.objects.filter(bestand="indelingen.csv").update(sha256="")


class Migration(migrations.Migration):

    dependencies = [
        ('banenafspraak', '0004_bijlagen'),
    ]

    operations = [
        migrations.AddField(
            model_name='meegeleverd',
            name='inhoud',
            field=models.JSONField(blank=True, default=list, editable=False, help_text='Wat er in het bestand stond, als het laden dat later nog moet weten.'),
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
    ]
