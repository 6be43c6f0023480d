import django.db.models.deletion
from django.db import migrations, models

from tollbook.record import triggers

TABLES = ("record_auditentry", "record_auditpayload")
ERASABLE = ("record_report", "record_claim", "record_decision")


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in [
        *triggers.drop(vendor, ERASABLE),
        *triggers.create(vendor, (*ERASABLE, *TABLES)),
    ]:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in [
        *triggers.drop(vendor, (*ERASABLE, *TABLES)),
        *triggers.create(vendor, ERASABLE, erasing=False),
    ]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0004_summaries"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("seq", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at_utc", models.DateTimeField()),
                ("actor", models.CharField(blank=True, max_length=150)),
                ("role", models.CharField(max_length=20)),
                ("action", models.CharField(max_length=30)),
                ("object", models.CharField(max_length=60)),
                ("from_version", models.PositiveIntegerField(null=True)),
                ("to_version", models.PositiveIntegerField(null=True)),
                ("payload_digest", models.CharField(max_length=64)),
                ("reason", models.CharField(max_length=40, null=True)),
                ("prev_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("seq",),
            },
        ),
        migrations.CreateModel(
            name="AuditPayload",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="payload",
                        serialize=False,
                        to="record.auditentry",
                    ),
                ),
                ("salt", models.CharField(max_length=32, null=True)),
                ("body", models.TextField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["object", "action"], name="record_audi_object_4cdbf1_idx"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["action"], name="record_audi_action_2eaa27_idx"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["actor"], name="record_audi_actor_c21e4e_idx"),
        ),
        migrations.RunPython(create, drop),
    ]
