"""desk.py PROGRAM AXE [PICTURES]: a conference in a browser, from the new one to its book, and a locality's pages.

Starts `briefbook desk` on folders of its own, drives it in Chromium, and looks at every page with axe-core at 1366 and 360 pixels: no
violation, nothing wider than the window, nothing that the policy of pages refuses. Exit 0 where all of it holds.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

SIZES = [(1366, 768), (360, 740)]
SAMPLE = pathlib.Path("input/2026-11-khuyen-cong")
PASSWORD = "bon tu khong lien quan"
NEW = {
    "title": "Hội nghị thử", "date": "2026-12-22", "venue": "Hà Nội", "period": "năm 2026", "data_to": "2026-11-30",
    "deadline": "2026-12-10T17:00", "generate": "2026-12-21T15:00",
}
CHOSEN = {"pack": "khuyen-cong", "form": "khuyen-cong@2026-01-01"}
ID = "2026-12-22-khuyen-cong"
faults = []


def started(program, *arguments):
    child = subprocess.Popen([program, "desk", *arguments, "--no-browser", "--lang", "vi"], stdout=subprocess.PIPE, text=True)
    return child, re.search(r"http\S+", child.stdout.readline()).group(0)


def looked_at(page, axe, name, pictures):
    """The page as it is now, in both sizes."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in result["violations"]:
            nodes = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
            faults.append(f"{name} at {width}: {violation['id']}: {nodes}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{name} is {wide} px wide in a window of {width}")
        if pictures:
            page.screenshot(path=f"{pictures}/{name}-{width}.png")
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})


def must(holds, what):
    if not holds:
        faults.append(what)


def heard(said):
    """What the browser complains of: not that a form was refused, nor that there is no icon."""
    if said.type == "error" and "422" not in said.text and not said.location["url"].endswith("favicon.ico"):
        faults.append(f"console: {said.text}")


def secretary(browser, program, axe, folder, pictures):
    """New conference, 34 workbooks in, one of an unknown sender, a waiver, wording, the book, its approval."""
    child, url = started(program, str(folder / "input"), "--out", str(folder / "output"))
    page = browser.new_page()
    page.set_default_timeout(120000)
    page.on("console", lambda said: heard(said))
    try:
        page.goto(url)
        looked_at(page, axe, "conferences", pictures)
        page.click("text=Lập hội nghị mới")
        page.fill("[name=title]", "x")
        page.click("main button")
        must(page.locator(".errors li").count() > 5, "what is missing is told all at once")
        looked_at(page, axe, "new", pictures)
        for key, value in NEW.items():
            page.fill(f"[name={key}]", value)
        for key, value in CHOSEN.items():
            page.select_option(f"[name={key}]", value)
        page.click("main button")
        must(ID in page.url, f"the new conference is at {page.url}")
        workbooks = sorted(str(path) for path in (SAMPLE / "submissions").glob("*.xlsx"))
        unknown = folder / "khong ro.xlsx"
        unknown.write_bytes(b"")
        page.set_input_files("#tep", workbooks + [str(unknown)])
        page.click(".drop button")
        page.wait_for_selector(".verdicts")
        must(page.locator(".verdicts > li").count() == 35, f"{page.locator('.verdicts > li').count()} verdicts of 35")
        looked_at(page, axe, "receive", pictures)
        page.click("text=Xếp cho một địa phương")
        page.select_option("select[name=place]", "01")
        page.fill("details[open] [name=by]", "Vụ trưởng")
        page.fill("details[open] [name=reason]", "theo điện thoại")
        page.click("details[open] button")
        must("chưa rõ" not in page.content() or "Không có." in page.content(), "the unknown sender is known now")
        page.goto(url.split("/start")[0] + f"/c/{ID}")
        must("34/34" in page.content(), "34 of 34 have reported")
        looked_at(page, axe, "board", pictures)
        page.click("#tat-ca ~ .scroll a >> nth=2")
        looked_at(page, axe, "locality", pictures)
        must(page.locator(".cells td").count() > 50, "the sheet is drawn as a grid")
        for name, link in [("findings", "findings"), ("figures", "figures"), ("explain", "explain/vn/1"), ("wording", "wording"),
                           ("template", "wording/documents/cong-van.hbs"), ("schedule", "schedule"), ("settings", "settings")]:
            page.goto(url.split("/start")[0] + f"/c/{ID}/{link}")
            looked_at(page, axe, name, pictures)
        page.goto(url.split("/start")[0] + f"/c/{ID}/findings")
        if page.locator("[name=chon]").count():
            page.check("[name=chon] >> nth=0")
            page.fill("main form[method=post] [name=reason]", "đã xác minh")
            page.click("main form[method=post] button")
            must(page.locator(".done").count() == 1, "the waiver is written")
        page.goto(url.split("/start")[0] + f"/c/{ID}/documents")
        page.click("main form[method=post] button")
        page.wait_for_selector("text=Phê duyệt bản lập này", timeout=180000)
        page.click("text=Phê duyệt bản lập này")
        page.fill("details[open] [name=reason]", "đủ điều kiện")
        page.click("details[open] button")
        must("đã phê duyệt" in page.content(), "the edition is approved")
        looked_at(page, axe, "documents", pictures)
        page.goto(url.split("/start")[0] + f"/c/{ID}/editions")
        looked_at(page, axe, "editions", pictures)
        page.goto(url.split("/start")[0] + f"/c/{ID}/schedule")
        page.click("text=Tạm dừng lịch")
        page.fill("details[open] [name=by]", "Vụ trưởng")
        page.fill("details[open] [name=reason]", "chờ số liệu")
        page.click("details[open] button")
        must("Lịch đang tạm dừng" in page.content(), "the schedule is paused")
        looked_at(page, axe, "paused", pictures)
        page.click("text=Tiếp tục theo lịch")
        must("Lịch đang tạm dừng" not in page.content(), "the schedule goes on")
        page.goto(url.split("/start")[0] + f"/c/{ID}/l/08")
        page.click("text=Soạn thư đến hạn")
        must(page.locator("#thu ~ .scroll a").count() > 0, "a letter is made and can be downloaded")
        looked_at(page, axe, "letters", pictures)
        page.goto(url.split("/start")[0] + "/trail")
        looked_at(page, axe, "trail", pictures)
        plain = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state()).new_page()
        plain.goto(url.split("/start")[0] + f"/c/{ID}/receive")
        plain.set_input_files("#tep", workbooks[0])
        plain.click(".drop button")
        must("Đã có từ trước" in plain.content(), "the desk works without a script")
    finally:
        child.kill()
        child.wait()


def locality(browser, program, axe, folder, pictures):
    """Its link opened, a file of another refused, its own checked and sent, a receipt."""
    file = folder / "desk.toml"
    templates = pathlib.Path("templates").resolve()
    file.write_text(f'address = "127.0.0.1:0"\nconferences = "own"\ntemplates = "{templates}"\n')
    own = folder / "own" / SAMPLE.name
    (own / "submissions").mkdir(parents=True)
    shutil.copy(SAMPLE / "conference.toml", own)
    add = [program, "desk", "user", "add", "lan", "--role", "lead", "--post", "Vụ trưởng", "--serve", str(file)]
    subprocess.run(add, input=PASSWORD, text=True, check=True, stdout=subprocess.DEVNULL)
    child, url = started(program, "--serve", str(file))
    context = browser.new_context()
    page = context.new_page()
    try:
        page.goto(url)
        looked_at(page, axe, "login", pictures)
        page.fill("[name=ten]", "lan")
        page.fill("[name=mat-khau]", PASSWORD)
        page.click("main button")
        page.goto(url + "users")
        looked_at(page, axe, "users", pictures)
        page.goto(url + f"c/{SAMPLE.name}/links")
        page.click("tr:has-text('Tuyên Quang') button")
        link = page.locator("code").first.inner_text()
        looked_at(page, axe, "links", pictures)
        page = browser.new_context().new_page()
        page.goto(url.rstrip("/") + link)
        looked_at(page, axe, "link", pictures)
        page.click("main button")
        looked_at(page, axe, "mine", pictures)
        page.set_input_files("#tep", str(SAMPLE / "submissions/01-ha-noi.xlsx"))
        page.click(".drop button")
        must("địa phương khác" in page.content(), "another's file is refused")
        page.goto(url + "mine")
        page.set_input_files("#tep", str(SAMPLE / "submissions/08-tuyen-quang.xlsx"))
        page.click(".drop button")
        looked_at(page, axe, "verdict", pictures)
        page.click("main form[method=post] button")
        must("Biên nhận" in page.content(), "what was sent has a receipt")
        looked_at(page, axe, "sent", pictures)
    finally:
        child.kill()
        child.wait()


def main():
    program, axe = sys.argv[1], pathlib.Path(sys.argv[2]).read_text()
    pictures = sys.argv[3] if len(sys.argv) > 3 else None
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        folder = pathlib.Path(made)
        (folder / "input").mkdir()
        secretary(browser, program, axe, folder, pictures)
        locality(browser, program, axe, folder, pictures)
        browser.close()
    print("\n".join(faults) if faults else "the desk in a browser: every page clean")
    sys.exit(bool(faults))


main()
