from tests.record.conftest import market, own_home, recorder

__all__ = ["market", "own_home", "recorder"]
