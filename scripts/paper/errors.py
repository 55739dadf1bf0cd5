"""What stops the making of PDFs."""

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-noto-cjk")


class PaperError(Exception):
    """Debian's packages that PDFs need are not there; the message is the one command to type."""

    def __init__(self) -> None:
        command = f"sudo apt-get install --yes --no-install-recommends {' '.join(PACKAGES)}"
        super().__init__(
            f"打印用的字体或程序库没有装好，请运行： / What PDFs need is not installed. Please type: {command}"
        )
