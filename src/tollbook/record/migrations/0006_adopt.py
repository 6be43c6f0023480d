from django.db import migrations

from tollbook.record.audit import adopt


def take_in(apps, schema_editor):
    """Take what the record holds already into the log."""
    adopt(lambda name: apps.get_model("record", name), ("r", "g", "d"))


class Migration(migrations.Migration):
    dependencies = [("record", "0005_audit")]
    operations = [migrations.RunPython(take_in, migrations.RunPython.noop)]
