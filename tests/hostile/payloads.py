"""Strings that would do something, if anything took them for more than a string.

What runs makes the file FIRED, in the working directory or /tmp, or sets `window.fired`.
"""

from __future__ import annotations

FIRED = "fired.now"

_PYTHON = 'open("fired.now","w")'
_OTHER = "open('fired.now','w')"

PYTHON = {
    "docstring": f'"""\n{_PYTHON}\n"""',
    "docstring_indented": f'"""\n        {_PYTHON}\n        """',
    "other_docstring": f"'''\n{_OTHER}\n'''",
    "quote": f'" + {_OTHER}.name + "',
    "other_quote": f"' + {_PYTHON}.name + '",
    "both_quotes": f"'\"\n{_PYTHON}\n#'\"",
    "backslash": "\\",
    "backslash_quote": f'\\" + {_OTHER}.name + \\"',
    "backslash_docstring": f'\\"""\n{_PYTHON}\n\\"""',
    "field": "{" + _OTHER + "}",
    "fields": "{{" + _PYTHON + "}} {0.__class__} %(x)s %s",
    "default_factory": f'default_factory=lambda: {_OTHER}), x=Field("',
    "annotation": f"str = {_OTHER}  # type: ignore[misc]",
    "escape_of_a_quote": f"\\N{{QUOTATION MARK}}\\x22\\u0022\\42 + {_OTHER}",
    "newline": f"a\n{_PYTHON}\n    {_PYTHON}\n\t{_PYTHON}",
    "bare_return": f"a\r{_PYTHON}\r    {_PYTHON}",
    "form_feed": f"a\f{_PYTHON}\v{_PYTHON}\x1c{_PYTHON}\x1d\x1e\x1f",
    "line_separator": f"a\u2028{_PYTHON}\u2029{_PYTHON}\x85{_PYTHON}",
    "deletion_forms_another": f'"\u2028""\0"\r\n{_PYTHON}\n""\u202e"\r"""\n\\\u2028"',
    "closing": f"a)\n]}}}})\n{_PYTHON}\n",
    "comment": f"# type: ignore\n# noqa\n# fmt: off\n{_PYTHON}",
    "coding": "# -*- coding: utf-7 -*-",
}
TEMPLATE = {
    "jinja": "{{ cycler.__init__.__globals__.os.popen('touch fired.now').read() }}{% raw %}",
    "jinja_comment": "{# #}{% for x in ().__class__.__base__.__subclasses__() %}{{x}}",
}
PAGE = {
    "script": "<script>window.fired = 1</script>",
    "attribute": '"><img src=x onerror="window.fired = 1">',
    "other_attribute": "' onmouseover='window.fired = 1' autofocus onfocus=window.fired=1 x='",
    "end_of_script": "</script><script>window.fired = 1</script><!--",
    "ends": "</title></textarea></style></code></pre><svg onload=window.fired=1>",
    "address": "[a](javascript:window.fired=1) <a href='JaVaScRiPt:window.fired=1'>b</a>",
    "addresses": "[a](java\tscript:x) ![a](data:text/html,<script>window.fired=1</script>) <vbscript:x> [b][c]\n\n[c]: javascript:window.fired=1",
    "fence": "```\n# swallowed\n~~~",
    "raw_html": "<details open ontoggle=window.fired=1>\n\n# a\n\n<iframe srcdoc='<script>parent.fired=1</script>'>",
    "code_span": "`<b onmouseover=alert(1)>`` <!--",
    "image": "![x](https://tracker.example/x.png)",
    "table": "| a | b |\n| - | - |\n| <script>window.fired=1</script> | ](javascript:x) |",
    "heading": "a\n===\n# b\n\n---\n\n> <form action=javascript:window.fired=1><button>",
    "javascript": "'-(window.fired=1)-'\"-(window.fired=1)-\"`${window.fired=1}`\\u003cscript>",
}
SHELL = {
    "quote_in_shell": "'; touch fired.now; '",
    "substitution": "$(touch fired.now)`touch fired.now`${x:-$(touch fired.now)}",
    "double_quote": '"; touch fired.now; "',
    "lines": "a\ntouch fired.now\n'\ntouch fired.now\n\"\ntouch fired.now\n",
    "operators": "a; touch fired.now | touch fired.now && touch fired.now & touch fired.now > fired.now",
    "escapes": "\\'; touch fired.now; \\' $'\\x27; touch fired.now; \\x27' !! ~root *",
    "option": "--help",
    "short_option": "-rf",
    "fish": "(touch fired.now) 'a\\' (touch fired.now) \\'",
    "powershell": '\u2019; New-Item fired.now; \u2018 $(New-Item fired.now) `"',
    "zsh": "a[$(touch fired.now)]:b:(touch fired.now) =(touch fired.now)",
}
PATH = {
    "up": "../../../../../../tmp/fired.now",
    "absolute": "/tmp/fired.now",
    "other_system": "..\\..\\fired.now",
    "drive": "C:\\fired.now",
    "encoded_up": "%2e%2e%2f%2e%2e%2ffired.now",
    "dots": "..",
    "dot": ".",
    "device": "con",
    "device_file": "nul.py",
    "hidden": ".ssh/authorized_keys",
    "init": "__init__",
    "main": "__main__",
}
TEXT = {
    "toml": "\"\n[project.scripts]\nfired = \"os:system\"\n[tool.x]\na = '''\n",
    "json": '", "fired": "x" } ] //',
    "header": "a\r\nX-Fired: 1\r\n\r\nbody",
    "right_to_left": "\u202e\u2066\u2067\u200f abc \u2069",
    "invisible": "\u200b\ufeff\u00ad\u2060\U000e0001\U000e0041",
    "control": "\0\x01\x07\x08\x1b[31m\x1b]0;fired\x07\x7f\x9b",
    "nul": "\0",
    "noncharacter": "\uffff\ufffe\U0010ffff\ud7ff\ue000",
    "astral": "\U0001f600\u0301\u0300\u1160\u3164",
    "look_alike": "\uff4f\uff50\uff45\uff4e \ufb01 \u017f \u212a \xa1 \xaa \u2177 \xb2",
    "empty": "",
    "space": " ",
    "line_end": "\n",
    "return": "\r",
    "long": "a" * 5_000,
    "long_words": "word " * 500,
    "dunder": "__class__",
    "keyword": "None",
    "self": "self",
    "number": "1e999",
    "yaml": "!!python/object/apply:os.system ['touch fired.now']",
    "yaml_alias": "*a &a <<: [*a]",
}
PAYLOADS = PYTHON | TEMPLATE | PAGE | SHELL | PATH | TEXT
NOT_NAMES = ("device", "device_file", "long", "long_words")
"""What no file can be called on every system, so that a run with it says so and ends."""
