from django.db import migrations

from tollbook.record import triggers


def create(apps, schema_editor):
    for statement in triggers.create(
        schema_editor.connection.vendor, triggers.FIRST, erasing=False
    ):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in triggers.drop(schema_editor.connection.vendor, triggers.FIRST):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
