"""What a family is given, by the rules that the wheel carries."""

import json
from datetime import date
from importlib.resources import files

from calculator import estimate, read_rules, read_situation

text = files("calculator").joinpath("rules.json").read_text("utf-8")
rules = read_rules(json.loads(text))  # the rules of each place, by its id
children = [{"born": "2024-05-06"}, {"born": "2026-03-04"}]
for place in rules:
    told = {"place": place, "married": True, "children": children}
    situation = read_situation(told, rules, today=date.today())
    result = estimate(situation, rules[place])
    print(place, result["document"]["status"], result["version"])
    for line in result["results"]:
        print(" ", line["benefit"], line["answer"], line["total"])
