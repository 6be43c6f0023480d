import hashlib

import pytest

from tollbook.errors import BadInputError
from tollbook.record import archive

PAGE = "<p>Nine killed \u2013 قتلى</p>".encode()


def test_an_original_comes_back_byte_for_byte():
    assert archive.fetch(archive.keep(PAGE)) == PAGE


def test_its_file_is_named_by_its_hash():
    sha256 = archive.keep(PAGE)
    assert sha256 == hashlib.sha256(PAGE).hexdigest()
    assert hashlib.sha256(archive.path_of(sha256).read_bytes()).hexdigest() == sha256


def test_the_same_original_is_kept_once_and_nothing_beside_it():
    archive.keep(PAGE)
    archive.keep(PAGE)
    files = [path for path in archive.folder().rglob("*") if path.is_file()]
    assert files == [archive.path_of(archive.hash_of(PAGE))]


def test_a_changed_original_is_told():
    sha256 = archive.keep(PAGE)
    archive.path_of(sha256).write_bytes(PAGE.replace(b"Nine", b"Five"))
    with pytest.raises(BadInputError, match="its hash differs"):
        archive.fetch(sha256)


def test_a_missing_original_is_told():
    with pytest.raises(BadInputError, match="missing"):
        archive.fetch(archive.hash_of(b"never kept"))
