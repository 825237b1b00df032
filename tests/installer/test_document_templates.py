from installer.document_templates import FOLDER, made


def test_the_kept_templates_are_those_that_the_script_makes() -> None:
    kept = {path.name: path.read_bytes() for path in FOLDER.glob("*.docx")}
    assert kept == made()
