"""The product's settings, with a home of its own for every run of the tests."""

import atexit
import os
import shutil
import tempfile

os.environ["TOLLBOOK_HOME"] = tempfile.mkdtemp(prefix="tollbook-tests-")
atexit.register(shutil.rmtree, os.environ["TOLLBOOK_HOME"], ignore_errors=True)

from tollbook.web.settings import *  # noqa: E402, F403
from tollbook.web.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "tests.sqlite"
