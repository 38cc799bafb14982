"""accessible.py AXE PAGE...: axe-core on pages in Chromium, wide and narrow; nothing is fetched.

Also: nothing is wider than the window, no two stops of the keyboard have one name, the script runs under the page's
own policy, and closed parts are printed. Exit 0 where all pages are clean.
"""
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

SIZES = [(1366, 768), (360, 740)]
CHECK = """
<script>%s</script>
<script>
addEventListener("load", function () {
  var stops = Array.from(document.querySelectorAll("a[href], summary, input, button, select, textarea"));
  stops = stops.filter(function (stop) { return stop.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }); });
  var names = stops.filter(function (stop) { return stop.matches("a, summary"); }).map(function (stop) { return stop.textContent.replace(/\\s+/g, " ").trim(); });
  var twice = names.filter(function (name, place) { return name === "" || names.indexOf(name) !== place; });
  var wider = Array.from(document.querySelectorAll("main *")).filter(function (one) { return one.getBoundingClientRect().right > innerWidth + 1; });
  axe.run(document, { resultTypes: ["violations"] }).then(function (result) {
    var out = document.createElement("pre");
    out.id = "axe";
    out.textContent = JSON.stringify({
      window: innerWidth,
      width: document.documentElement.scrollWidth,
      wider: wider.slice(0, 3).map(function (one) { return one.outerHTML.slice(0, 120); }),
      stops: stops.length,
      twice: twice,
      violations: result.violations.map(function (one) { return one.id + ": " + one.help + ": " + one.nodes.map(function (node) { return node.target.join(" "); }).slice(0, 3).join("; "); }),
    });
    parent.document.body.replaceChildren(out);
  });
});
</script>
"""


def chromium(*options):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *options]
    return subprocess.run(command, check=True, capture_output=True, timeout=50)


def looked_at(page, axe, folder, size):
    # What looks at the page has no place in its policy; that is tried by itself.
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text())
    inside = html.escape(text.replace("</body>", CHECK % axe + "</body>"))
    copy = folder / "page.html"
    # A frame, because no window is narrower than 500 pixels.
    style = f"width:{size[0]}px;height:{size[1]}px;border:0"
    copy.write_text(f'<!doctype html><body><iframe style="{style}" srcdoc="{inside}"></iframe></body>')
    window = f"--window-size={size[0] + 100},{size[1] + 100}"
    dumped = chromium(window, "--virtual-time-budget=20000", "--dump-dom", f"file://{copy}").stdout.decode()
    found = re.search(r'<pre id="axe">(.*?)</pre>', dumped, re.S).group(1)
    return json.loads(html.unescape(found))


def faults(page, axe, folder):
    for size in SIZES:
        seen = looked_at(page, axe, folder, size)
        print(f"{page} at {size[0]} px: {seen['stops']} stops, {len(seen['violations'])} violations")
        yield from seen["violations"]
        yield from [f"two stops are called {name!r}" for name in seen["twice"]]
        if seen["window"] != size[0]:
            yield f"the window is {seen['window']} px wide, not {size[0]}"
        if seen["width"] > size[0]:
            yield f"{seen['width']} px wide in a window of {size[0]}: {seen['wider']}"
    # The search shows itself: its script ran.
    dumped = chromium("--dump-dom", f"file://{page.resolve()}").stdout.decode()
    if re.search(r'<form id="tim"[^>]* hidden', dumped) or '<form id="tim"' not in dumped:
        yield "the page's own script does not run under its policy"
    printed = folder / "page.pdf"
    chromium(f"--print-to-pdf={printed}", f"file://{page.resolve()}")
    words = subprocess.run(["pdftotext", printed, "-"], check=True, capture_output=True).stdout.decode()
    print(f"{page} printed: {words.count(chr(12))} pages")
    words = "".join(words.split())
    rows = re.findall(r'<tr id="[^"]*".*?<td class="source">([^<]*)</td>', page.read_text())
    cells = {source.split("!")[-1] for source in rows if "!" in source}
    lost = [cell for cell in sorted(cells) if cell.split(";")[0] not in words]
    if not cells or lost:
        yield f"of {len(cells)} cells of closed parts {len(lost)} are not printed: {lost[:3]}"


axe = pathlib.Path(sys.argv[1]).read_text()
wrong = []
with tempfile.TemporaryDirectory() as folder:
    for page in map(pathlib.Path, sys.argv[2:]):
        wrong += [f"{page}: {fault}" for fault in faults(page, axe, pathlib.Path(folder))]
print(*wrong, sep="\n")
sys.exit(bool(wrong))
