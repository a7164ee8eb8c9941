"""No stream of a paper ends in a carriage return, whatever the sum of its bytes is."""

import zlib

import pikepdf
import pytest

from sipdesk.printing.conformance import _end_clearly


@pytest.mark.parametrize("is_font", [True, False])
@pytest.mark.timeout(10)
def test_a_stream_whose_sum_is_a_carriage_return_gets_another_end(is_font):
    data = b"\x0c"  # the sum begins at one
    assert zlib.compress(data).endswith(b"\r")
    with pikepdf.new() as pdf:
        more = {"Length1": len(data)} if is_font else {}
        stream = pdf.make_stream(data, **more)
        _end_clearly(stream)
        assert not stream.read_raw_bytes().endswith(b"\r")
        assert stream.read_bytes().startswith(data)
        if is_font:
            assert stream.Length1 == len(stream.read_bytes())
