"""Take the screenshots under docs/screenshots/ anew: `python -m tests.browser.screenshots`.

The demo as it is on a fixed day, so that the same program gives the same pictures.
"""

from __future__ import annotations

import base64
import tempfile
import time
import warnings
from pathlib import Path

from dashboard.data.demo import build_demo
from tests.accounts import sign_in
from tests.browser.conftest import BROWSER_OPTIONS, TODAY
from tests.running_server import ROOT, RunningServer

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", r"'urllib3\[secure\]' extra", DeprecationWarning)
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.support.ui import WebDriverWait

FOLDER = ROOT / "docs" / "screenshots"
DESKTOP, PHONE = (1280, 1000), (390, 844)

#: File name, window, address.
PICTURES = (
    ("overview-da-1280", DESKTOP, "/project/sind-rampen"),
    ("overview-en-1280", DESKTOP, "/project/paa-vej-til-arbejde?as_of=2019-04-15&lang=en"),
    ("portfolio-da-1280", DESKTOP, "/"),
    ("goal-da-1280", (1280, 1700), "/project/sind-rampen/goal/E"),
    ("goal-en-1280", (1280, 1700), "/project/sind-rampen/goal/E?lang=en"),
    ("overview-da-390", PHONE, "/project/paa-vej-til-arbejde?as_of=2019-04-15"),
    ("overview-en-390", PHONE, "/project/broen-til-job?lang=en"),
)


def take(driver: webdriver.Chrome, url: str, size: tuple[int, int], file: Path) -> None:
    """Save the window of this size as a PNG once the page's figures are drawn."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get(url)
    drawn = "return document.querySelectorAll('h1').length && document.fonts.status == 'loaded'"
    WebDriverWait(driver, 30).until(lambda d: d.execute_script(drawn))
    WebDriverWait(driver, 30).until(
        lambda d: d.execute_script("return document.querySelectorAll('.main-svg').length") > 0
    )
    time.sleep(1)
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    file.write_bytes(base64.b64decode(shot["data"]))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    options = Options()
    for option in BROWSER_OPTIONS:
        options.add_argument(option)
    with tempfile.TemporaryDirectory() as temporary:
        url = f"sqlite:///{temporary}/project.db"
        build_demo(url, TODAY)
        with RunningServer(url, today=TODAY) as server, webdriver.Chrome(options=options) as driver:
            sign_in(driver, server.url)
            for name, size, address in PICTURES:
                take(driver, server.url + address, size, FOLDER / f"{name}.png")
                print(f"{name}.png")


if __name__ == "__main__":
    main()
