#!/usr/bin/env python3
"""Uses a built site as a reader does: looks for clients, filters, sorts, chooses columns, with the keyboard.

    behaviour_check.py SITE

Once from the folder and once from a server that has the site below a path; with storage that the browser
refuses; and without JavaScript, where everything must stand there all the same.
"""

import pathlib
import sys
import time

from browser import Browser, Served, complaints, kinds, program

VISIBLE = """[...document.querySelectorAll("#rows tr")].filter((r) => r.checkVisibility())"""
SETTLED = "new Promise((d) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(d)), 120))"


class Reader:
    """A reader at a page, who notes what is not as it should be."""

    def __init__(self, browser, place):
        self.browser, self.place, self.problems = browser, place, []

    def expect(self, what, holds):
        if not holds:
            self.problems.append(f"{self.place}: {what}")

    def value(self, expression):
        return self.browser.value(expression)

    def settle(self):
        self.browser.value(SETTLED, waits=True)

    def open(self, address, root):
        for complaint in complaints(self.browser.open(address), root):
            self.problems.append(f"{self.place}: {address}: {complaint}")
        self.settle()

    def type(self, text):
        self.value(f"""(() => {{ const q = document.querySelector("#find [name=q]");
            q.value = {text!r}; q.dispatchEvent(new Event("input", {{ bubbles: true }})); }})()""")
        self.settle()

    def names(self):
        return self.value(f"""{VISIBLE}.map((r) => r.querySelector('[data-f="name"]').textContent)""")


def use_list(reader, root):
    """Search, filters, order, columns and what the address remembers."""
    page = f"{root}/clients/index.html"
    reader.open(page, root)
    all_names = reader.names()
    reader.expect("no client in the list", all_names)
    if len(all_names) < 2:
        return
    reader.browser.key("/", "/")
    reader.settle()
    reader.expect("/ does not go to the search",
                  reader.value("document.activeElement.name") == "q")
    reader.expect("/ ends up in the search", reader.value("document.activeElement.value") == "")
    wanted = all_names[len(all_names) // 2]
    reader.type(wanted)
    reader.expect(f"the search does not find {wanted}", wanted in reader.names())
    reader.expect("the search leaves out nothing", len(reader.names()) < len(all_names))
    reader.type("qqqzzz")
    reader.expect("nothing found is not said",
                  reader.value("document.getElementById('none').checkVisibility()"))
    reader.value("document.querySelector('#find [type=reset]').click()")
    reader.settle()
    reader.expect("clearing does not bring all back", sorted(reader.names()) == sorted(all_names))
    use_filters(reader, all_names)
    use_order(reader, all_names)
    use_columns(reader, page, root)
    use_some(reader, page, root, all_names)
    # From elsewhere: a change of the fragment alone loads nothing.
    reader.browser.open("about:blank")
    reader.open(page + "#status=active", root)
    reader.expect("the address does not set the filter", reader.value(
        f"""{VISIBLE}.every((r) => r.dataset.s === "active")"""))


def use_some(reader, page, root, all_names):
    """A link from a number: exactly the clients behind it, said so, and a way back to all."""
    wanted = reader.value("[...document.querySelectorAll('#rows [data-f=\"name\"]')].slice(0, 2)"
                          ".map((a) => a.getAttribute('href').split('/')[0])")
    reader.browser.open("about:blank")
    reader.open(f"{page}#only={','.join(wanted)}&of=Dois", root)
    reader.expect("a link to some clients shows others", len(reader.names()) == len(wanted))
    reader.expect("it is not said which clients are shown", reader.value(
        "document.getElementById('some').checkVisibility() && "
        "document.getElementById('some').textContent.includes('Dois')"))
    reader.value("document.querySelector('#some button').click()")
    reader.settle()
    reader.expect("there is no way from some clients to all",
                  sorted(reader.names()) == sorted(all_names))


def use_filters(reader, all_names):
    for name in reader.value("[...document.querySelectorAll('#find select')].map((s) => s.name)"):
        found = reader.browser.value(f"""(async () => {{
          const select = document.querySelector('#find [name="{name}"]');
          let sum = 0;
          const set = async (value) => {{
            select.value = value;
            select.dispatchEvent(new Event("input", {{ bubbles: true }}));
            await new Promise((d) => setTimeout(d, 40));
          }};
          for (const option of [...select.options].slice(1)) {{
            await set(option.value);
            sum += {VISIBLE}.length;
          }}
          await set("");
          return sum;
        }})()""", waits=True)
        reader.expect(f"the choices of {name} show nobody or somebody twice",
                      0 < found <= len(all_names))


def use_order(reader, all_names):
    for key in reader.value("[...document.querySelectorAll('th[data-sort]')].map((h) => h.dataset.sort)"):
        for turn in (1, 2):
            reader.value(f"document.querySelector('th[data-sort=\"{key}\"] .sort').click()")
            reader.settle()
            said = reader.value(f"document.querySelector('th[data-sort=\"{key}\"]').ariaSort")
            reader.expect(f"the order by {key} is not said", said in ("ascending", "descending"))
            names = reader.names()
            reader.expect(f"the order by {key} loses clients", sorted(names) == sorted(all_names))
            if key == "revenue":
                numbers = reader.value(f"{VISIBLE}.map((r) => +r.dataset.r)")
                expected = sorted(numbers, reverse=said == "descending")
                reader.expect("the order by revenue is none", numbers == expected)


def use_columns(reader, page, root):
    box = "document.querySelector('#cols input')"
    hidden = "getComputedStyle(document.querySelector('th[data-sort=\"status\"]')).display"
    reader.expect("there is no choice of columns",
                  reader.value("document.getElementById('cols').checkVisibility()"))
    reader.value(f"{box}.click()")
    reader.expect("the column is still there", reader.value(hidden) == "none")
    reader.open(page, root)
    reader.expect("the choice of columns is forgotten", reader.value(hidden) == "none")
    reader.value(f"{box}.click()")
    reader.expect("the column does not come back", reader.value(hidden) != "none")


def use_navigation(reader, root):
    """The groups of the masthead: one open at a time, closed by Escape; the slash on other pages."""
    reader.open(f"{root}/index.html", root)
    if reader.value("document.querySelectorAll('.group').length") > 1:
        reader.value("document.querySelectorAll('.group > summary')[0].click()")
        reader.value("document.querySelectorAll('.group > summary')[1].click()")
        reader.settle()
        reader.expect("two groups are open at once",
                      reader.value("document.querySelectorAll('.group[open]').length") == 1)
        reader.browser.key("Escape", number=27)
        reader.settle()
        reader.expect("Escape leaves a group open",
                      reader.value("document.querySelectorAll('.group[open]').length") == 0)
    reader.browser.key("/", "/")
    for _ in range(50):
        time.sleep(0.1)
        try:
            if reader.value("location.pathname").endswith("/clients/index.html"):
                break
        except RuntimeError:
            continue  # between two pages there is nobody to ask
    reader.settle()
    reader.expect("/ does not lead to the search from another page",
                  reader.value("document.activeElement.name") == "q")


def read_without_script(browser, site):
    """Every client stands in the list, and every group of the navigation opens."""
    reader = Reader(browser, "without JavaScript")
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    for kind, pages in kinds(site).items():
        for complaint in complaints(browser.open(pages[0].as_uri(), has_script=False), site.as_uri()):
            reader.problems.append(f"{kind} without JavaScript: {complaint}")
    browser.open((site / "clients/index.html").as_uri(), has_script=False)
    reader.expect("rows are missing", reader.value("document.querySelectorAll('#rows tr').length"))
    reader.expect("a form that does nothing is shown",
                  not reader.value("document.getElementById('find').checkVisibility()"))
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    return reader.problems


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if not program():
        print("No Chromium: nobody used the pages")
        return 3
    start = time.monotonic()
    site = pathlib.Path(sys.argv[1]).resolve()
    browser = Browser(program())
    problems = []
    try:
        browser.view(1440, 900)
        with Served(site, "intranet/carteira") as address:
            for place, root in (("from the folder", site.as_uri()), ("from a server", address)):
                reader = Reader(browser, place)
                use_list(reader, root)
                use_navigation(reader, root)
                problems += reader.problems
            for kind, pages in kinds(site).items():
                target = f"{address}/{pages[0].relative_to(site).as_posix()}"
                problems += [f"{kind} from a server: {c}"
                             for c in complaints(browser.open(target), address)]
        problems += refused_storage(browser, site)
        problems += read_without_script(browser, site)
    finally:
        browser.close()
    for problem in problems:
        print(problem)
    print(f"Searched, filtered, sorted and walked through, {len(problems)} problems, "
          f"{time.monotonic() - start:.0f} s")
    return 1 if problems else 0


def refused_storage(browser, site):
    """A browser that refuses storage: the list works, the choice holds for the page."""
    reader = Reader(browser, "with storage refused")
    script = browser.call("Page.addScriptToEvaluateOnNewDocument", source=(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('refused', 'SecurityError'); } });"))["identifier"]
    reader.open((site / "clients/index.html").as_uri(), site.as_uri())
    reader.value("document.querySelector('#cols input')?.click()")
    names = reader.names()
    if names:
        reader.type(names[0])
        reader.expect("the search does nothing", names[0] in reader.names())
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
    return reader.problems


if __name__ == "__main__":
    sys.exit(main())
