from desktop.operations.places import wards, wards_like


def test_the_city_has_51_wards_and_75_communes() -> None:
    names = wards()
    assert (len(names), len(set(names))) == (126, 126)
    assert sum(name.startswith("phường ") for name in names) == 51
    assert sum(name.startswith("xã ") for name in names) == 75


def test_a_ward_is_found_without_marks_and_by_part_of_its_words() -> None:
    assert wards_like("hoan kiem") == ["phường Hoàn Kiếm"]
    assert wards_like("kiem hoan") == ["phường Hoàn Kiếm"]
    assert wards_like("phuong bo de") == ["phường Bồ Đề"]
    assert wards_like("") == []
    assert wards_like("không có") == []
