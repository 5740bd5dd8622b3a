"""Colours: seen, told apart, and the same everywhere."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from analysis import palette

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("name", palette.FAMILIES)
def test_families_stand_out_from_the_ground(name, mode):
    assert palette.contrast(palette.family(name, mode), palette.surface("ground", mode)) >= {"light": 3.3, "dark": 5.4}[mode]


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "warning"])
@pytest.mark.parametrize("ground", ["ground", "raised"])
def test_text_is_readable(name, ground, mode):
    assert palette.contrast(palette.surface(name, mode), palette.surface(ground, mode)) >= 4.5


@pytest.mark.parametrize("mode", palette.MODES)
def test_highlighted_text_is_readable(mode):
    assert palette.contrast(palette.surface("ink", mode), palette.surface("mark", mode)) >= 4.5


@pytest.mark.parametrize("mode", palette.MODES)
def test_no_two_families_share_a_colour(mode):
    assert all(palette.family(a, mode) != palette.family(b, mode) for a, b in combinations(palette.FAMILIES, 2))


def test_every_theme_has_a_family_of_the_palette():
    assert len(palette.themes()) == 20
    assert set(palette.families().values()) == set(palette.FAMILIES)


@pytest.mark.parametrize("mode", palette.MODES)
def test_a_ramp_runs_from_the_ground_to_the_colour(mode):
    colour = palette.family("world", mode)
    ramp = palette.ramp(colour, mode)
    assert (ramp[0], ramp[-1]) == (palette.surface("ground", mode), colour)
    contrasts = [palette.contrast(c, ramp[0]) for c in ramp]
    assert contrasts == sorted(contrasts)


@pytest.mark.parametrize("mode", palette.MODES)
def test_the_theme_of_the_interface_is_the_palette(mode):
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][mode]
    names = {"primaryColor": "accent", "backgroundColor": "ground", "secondaryBackgroundColor": "raised", "textColor": "ink", "borderColor": "line"}
    assert {k: theme[k] for k in names} == {k: palette.surface(v, mode) for k, v in names.items()}
