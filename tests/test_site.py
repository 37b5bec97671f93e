"""What the theme does to text on its way to a page."""

from coursekit.models.course import TREATIES, Chapter
from coursekit.site.citing import dress_works
from coursekit.site.timeline import percent, ribbon_html

WORK = (
    '<div class="citation" id="ref-tsiang-1932" role="listitem">\n'
    "<p>Tsiang. <em>清华学报</em>, 1932. "
    'Невельской. <a href="https://example.org/中文">Подвиги, 1849-55 гг.</a></p>\n</div>'
)


def test_languages_are_marked_in_works_and_never_in_addresses() -> None:
    marked = dress_works(WORK)
    assert '<em><span lang="zh">清华学报</span></em>' in marked
    assert '<span lang="ru">Подвиги, 1849-55 гг.</span>' in marked
    assert 'href="https://example.org/中文"' in marked
    assert dress_works("<p>清华</p>") == "<p>清华</p>"


def test_works_say_how_far_they_were_read_and_which_claims_rest_on_them() -> None:
    dressed = dress_works(WORK)
    assert "Read in part. Evidence on" in dressed


def test_ribbon_sets_the_chapter_where_it_lies_in_time() -> None:
    chapter = Chapter("a", "b", "c", "d", "e", years=(1847, 1860))
    html = ribbon_html(chapter)
    assert f"left:{percent(1847):.2f}%" in html
    assert html.count("--c:var(--t") == len(TREATIES)
    assert ribbon_html(Chapter("a", "b", "c", "d", "e")) == ""
