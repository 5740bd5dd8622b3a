"""What a build is made of."""

from analysis import ingredients


def test_equal_parts_give_equal_hashes_and_no_others_do():
    assert ingredients.digest("a", "bc") == ingredients.digest("a", "bc") != ingredients.digest("ab", "c")


def test_a_language_is_a_folder_of_word_lists():
    assert ingredients.languages() == ["da", "de", "en", "fi", "nb", "sv"]
    assert len({ingredients.reference(language) for language in ingredients.languages()}) == 6


def test_the_manifest_does_not_depend_on_the_order_of_sources():
    assert ingredients.manifest({"a": "1", "b": "2"}) == ingredients.manifest({"b": "2", "a": "1"})
