"""The rules: from what a family or an institution says to an answer, explained. Standard library only, no I/O.

A situation is read (`situation`, `answers`, `facts`), put as questions to each benefit (`subjects`,
`case`), weighed (`weigh`: its `conditions`, and what it gives by `mechanisms`: `money`, `leave`,
`rates`, `payments`), explained (`explain`, `changes`, `questions`, `timeline`, `summary`) and shown
in words (`present`, `plain`), and may be taken away as a calendar (`ics`) or a spreadsheet (`sheet`).

Beside what the contract fixes, a result document holds:

- `version`: the version of the rules, the same for the same rules and the same calculator;
- in a reason, `facts`: the reader's own answers that it looks at, null where nothing was said; and
  `fixed` where a past birth has settled it;
- in a reading, `here`: the alternative that is taken, null where all of them stand; and `gives`: what
  each alternative comes to, null where it cannot be worked out;
- in a line, `timeline`: its days in order; and, where they say something, `so_far` (the running total
  on the day asked about), `parts`, `rate`, `premium_year`, `claim_by`, `limit`, `not_covered` (a day
  outside every printed period) and `kind` (`deduction`);
- `next`: the unanswered fact that narrows the results most, null if nothing can change them any more;
- `offers`: the full range of each benefit for somebody who has not been named yet;
- `summary`: what can be added over the lines answered yes, family and institution apart.
"""
