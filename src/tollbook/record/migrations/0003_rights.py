from django.db import migrations


def make_recorders(apps, schema_editor):
    """Who could sign in before there were roles may go on doing what they could."""
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="recorder")
    for user in apps.get_model("auth", "User").objects.filter(groups=None):
        user.groups.add(group)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0002_triggers"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.AlterModelOptions(
            name="incident",
            options={
                "ordering": ("pk",),
                "permissions": (
                    ("read", "Read the pages"),
                    ("record", "Judge claims and group them"),
                    ("see_names", "See the names of victims"),
                    ("review", "Second-code and confirm"),
                    ("see_audit", "Read the audit log"),
                    ("publish", "Publish, retract and export"),
                    ("erase", "Erase what must not be kept"),
                    ("administer", "Keep people, roles and sign-in"),
                ),
            },
        ),
        migrations.RunPython(make_recorders, migrations.RunPython.noop),
    ]
