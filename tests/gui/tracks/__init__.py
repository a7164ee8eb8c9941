"""Tests of the pages of the special tracks."""
