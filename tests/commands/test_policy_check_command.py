"""`jigai policies --check`: a policy file is looked over before anybody is judged by it."""

from desktop.paths import resources_dir


def test_the_shipped_policies_are_in_order(jigai):
    ran = jigai("policies", "--check")
    assert (ran.status, ran.err) == (0, "")
    assert "没有问题" in ran.out


def test_a_wrong_file_ends_with_two_and_one_sentence_a_fault(jigai, tmp_path):
    text = (resources_dir() / "policies" / "ah2025.toml").read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text.replace('"anhui.green_scene"', '"anhui.green_scenes"', 1), encoding="utf-8")
    ran = jigai("policies", "--check", path)
    assert ran.status == 2
    assert ran.err.splitlines() == [
        "mine.toml / green_scene / condition：没有“anhui.green_scenes”这个数据项。是不是“anhui.green_scene”。"
    ]
    assert "有 1 处要改" in ran.out


def test_a_figure_is_held_against_the_documents_of_the_folder_named(jigai, tmp_path):
    (tmp_path / "000_other.txt").write_text("一、总要求\n（一）另有规定。\n", encoding="utf-8")
    ran = jigai("policies", "--check", resources_dir() / "policies" / "yn2017.toml", "--seeds", tmp_path)
    assert ran.status == 2
    assert "yn2017.toml / target_rd：原文里没有“一（二）”" in ran.err


def test_a_file_or_folder_that_is_not_there_is_said(jigai, tmp_path):
    ran = jigai("policies", "--check", tmp_path / "none.toml")
    assert (ran.status, ran.err) == (2, "none.toml：没有这个文件。检查文件名和所在的文件夹。\n")
    assert jigai("policies", "--check", "--seeds", tmp_path / "nowhere").status == 2
