"""All rows of the sample, from the stories and from what follows of them."""

from datetime import date, timedelta

import everyday
import goals
import measures
from agreements import contract_rows, invoice_rows, invoices_of
from billing import AS_OF
from catalogue import PRICE, PRODUCT_ID, PRODUCTS, TEAM
from clients import client_row
from export import iso
from people import contact_row, people_of, plain
from roster import CLIENTS
from schema import TABLES
from stories import deals, goals as told_goals, measures as told_measures
from stories.actions import SNOOZES
from stories import people_coxilhas, people_ipe
from stories.people_others import WRITTEN
from stories.profiles import PROFILES
from stories.touches_others import QUIET_FROM, TOUCHES

FIRST_INVOICE = 18201

# Days on which the company is closed besides the national holidays: first, last, name, worked.
HOLIDAYS = [
    ("2026-12-21", "2027-01-03", "Recesso", False),
    ("2027-02-02", None, "Nossa Senhora dos Navegantes", False),
    ("2027-09-20", None, "Revolução Farroupilha", False),
]


class Sample:
    """The tables of the sample, filled in the order in which one needs the other."""

    def __init__(self):
        self.rows = {name: [] for name in TABLES}
        self.people = {client.code: people_of(client, WRITTEN) for client in CLIENTS}
        self._number_people()
        self._clients_and_people()
        self._agreements()
        self._conversations()
        self._goals()
        self._measures()
        self._deals()
        self._fixed()

    def person(self, client, name):
        """Somebody at a client, by name or position."""
        for person in self.people[client]:
            if name in (person.name, person.known_as()):
                return person
        raise KeyError(f"nobody called {name} at {client}")

    def _number_people(self):
        count = 0
        for people in self.people.values():
            for person in people:
                if person.same_as:
                    person.id = self.person(*person.same_as).id
                else:
                    count += 1
                    person.id = f"P-{count:04d}"

    def _clients_and_people(self):
        for client in CLIENTS:
            self.rows["clients"].append(client_row(client, PROFILES))
            people = self.people[client.code]
            by_name = {}
            for person in people:  # a vacancy stands for its post, not the one who left
                if person.name:
                    by_name[person.name] = person
                if person.position and (person.vacant or person.position not in by_name):
                    by_name[person.position] = person
            for number, person in enumerate(people, start=1):
                row = contact_row(client, person, number, by_name)
                if person.same_as:
                    original = next(r for r in self.rows["contacts"] if r["id"] == person.id)
                    row |= {key: original[key] for key in ("email", "phone", "birthday", "language")}
                self.rows["contacts"].append(row)
        for number, (code, start, end, kind) in enumerate(
                people_ipe.RELATIONS + people_coxilhas.RELATIONS, start=1):
            self.rows["relations"].append({
                "id": f"R-{number:03d}", "client": code, "from": self.person(code, start).id,
                "to": self.person(code, end).id, "kind": kind})
        fields = ("basis", "purpose", "source", "date", "channel", "version", "expires", "withdrawn")
        for number, (code, name, *basis) in enumerate(people_ipe.BASES, start=1):
            self.rows["bases"].append({
                "id": f"BL-{number:02d}", "client": code, "contact": self.person(code, name).id,
                **dict(zip(fields, basis))})

    def _agreements(self):
        found = []
        for client in CLIENTS:
            self.rows["contracts"] += contract_rows(client)
            found += [(issued, client.code, kind, currency, lines, client)
                      for issued, kind, currency, lines in invoices_of(client)]
        found.sort(key=lambda invoice: invoice[:4])
        for number, (issued, _, kind, currency, lines, client) in enumerate(found, FIRST_INVOICE):
            rows, paid = invoice_rows(client, number, (issued, kind, currency, lines))
            self.rows["invoices"] += rows
            self.rows["payments"] += paid
        self.rows["payments"].sort(key=lambda row: (row["date"], row["invoice"]))
        self._number("payments", "PG-{:05d}")

    def _number(self, table, form):
        for number, row in enumerate(self.rows[table], start=1):
            row["id"] = form.format(number)

    def _conversations(self):
        rows = self.rows["interactions"]
        for touch in TOUCHES:
            for name in touch.theirs:
                if not self.person(touch.client, name).present(date.fromisoformat(touch.day)):
                    raise ValueError(f"{name} was not at {touch.client} on {touch.day}")
            what, due, done = touch.promise or ("", None, None)
            rows.append({
                "client": touch.client, "date": iso(touch.day), "channel": touch.channel,
                "direction": touch.direction, "ours": touch.ours, "theirs": touch.theirs,
                "topic": touch.topic, "summary": touch.summary, "minutes": touch.minutes,
                "promise": what, "promise-due": due, "promise-done": done})
        for client in CLIENTS:
            owners = [(value, day) for table, record, name, value, day in deals.HISTORY
                      if (table, record, name) == ("clients", client.code, "owner")]
            rows += everyday.interactions_of(
                client, self.people[client.code], QUIET_FROM.get(client.code), owners)
            self.rows["tickets"] += everyday.tickets_of(client)
        rows.sort(key=lambda row: (row["date"], row["client"], row["topic"]))
        self._number("interactions", "I-{:04d}")
        for client, opened, closed, severity, hours, theme in told_measures.TICKETS:
            self.rows["tickets"].append({
                "client": client, "opened": iso(opened), "closed": closed, "severity": severity,
                "hours": hours, "theme": theme})
        self.rows["tickets"].sort(key=lambda row: (row["opened"], row["client"], row["theme"]))
        self._number("tickets", "CH-{:04d}")

    def _goals(self):
        written, keys = {}, {}
        for (key, client, title, (state, by, on), ours, theirs, kpi, unit, base, target, actual,
             due, value, cost) in told_goals.OBJECTIVES:
            written[client] = True
            keys[key] = len(self.rows["objectives"]), client
            value_at = dict(zip(("baseline", "baseline-source", "baseline-date"), base))
            value_at |= dict(zip(("actual", "actual-date"), actual))
            self.rows["objectives"].append({
                "client": client, "title": title, "state": state,
                "state-by": self.person(client, by).id, "state-on": on, "owner-ours": ours,
                "owner-theirs": self.person(client, theirs).id, "kpi": kpi, "unit": unit,
                "target": target, "due": due, "value-delivered": value, "cost": cost, **value_at})
        for key, title, kind, due, done in told_goals.MILESTONES:
            at, client = keys[key]
            self.rows["milestones"].append({
                "client": client, "objective": f"O-{at + 1:02d}", "title": title, "kind": kind,
                "due": due, "done": done})
        for client in CLIENTS:
            row, steps = goals.objective_of(client, self.people[client.code], written)
            if row:
                self.rows["objectives"].append(row)
                number = f"O-{len(self.rows['objectives']):02d}"
                self.rows["milestones"] += [step | {"objective": number} for step in steps]
            for stage, day in goals.stages_of(client, told_goals.STAGES):
                self.rows["stages"].append({"client": client.code, "stage": stage, "from": day})
        self._number("objectives", "O-{:02d}")
        self._number("milestones", "M-{:03d}")
        self._number("stages", "F-{:03d}")
        self.rows["handoffs"] = sorted(told_goals.HANDOFFS, key=lambda row: row["date"])
        self._number("handoffs", "PA-{:02d}")

    def _measures(self):
        rows = self.rows["surveys"]
        for client, name, kind, sent, answered, score, comment, themes in told_measures.SURVEYS:
            rows.append({"client": client, "contact": self.person(client, name).id, "kind": kind,
                         "sent": iso(sent), "answered": answered, "score": score,
                         "comment": comment, "themes": themes})
        for client in CLIENTS:
            people = self.people[client.code]
            rows += measures.surveys_of(client, people, told_measures.SURVEYED)
            self.rows["usage"] += measures.usage_of(client, told_measures.USAGE)
        rows.sort(key=lambda row: (row["sent"], row["client"], row["contact"]))
        self._number("surveys", "S-{:03d}")
        self.rows["usage"].sort(key=lambda row: (row["period"], row["client"], row["product"]))
        self._number("usage", "U-{:05d}")

    def _deals(self):
        for (client, kind, title, product, stage, since, value, chance, expected, closed, result,
             reason, consent, owner) in deals.OPPORTUNITIES:
            self.rows["opportunities"].append({
                "client": client, "kind": kind, "title": title, "product": PRODUCT_ID[product],
                "stage": stage, "stage-since": since, "value": value * 100,
                "probability": f"{chance}%", "expected": expected, "closed": closed,
                "result": result, "lost-reason": reason, "owner": owner,
                "consent-needed": [self.person(client, name).id for name in consent]})
        for client, name, kind, asked, given, approved, expires, back in deals.ADVOCACY:
            self.rows["advocacy"].append({
                "client": client, "contact": self.person(client, name).id, "kind": kind,
                "asked": asked, "given": given, "approved": approved, "expires": expires,
                "given-back": back})
        self._number("opportunities", "OP-{:03d}")
        self._number("advocacy", "D-{:03d}")
        for client, referred, day in deals.REFERRALS:
            self.rows["referrals"].append({"client": client, "referred": referred, "date": day})
        self._number("referrals", "IN-{:03d}")

    def _fixed(self):
        """Team, products, rates, past values, what was put off."""
        self.rows["team"] = list(team_rows())
        self.rows["products"] = list(product_rows())
        self.rows["rates"] = list(rate_rows())
        self.rows["holidays"] = [dict(zip(("day", "until", "name", "works"), row)) for row in HOLIDAYS]
        history = [dict(zip(("table", "record", "field", "value", "from"), entry))
                   for entry in deals.HISTORY]
        for client, name, values in deals.SUPPORT_HISTORY:
            history += [{"table": "contacts", "record": self.person(client, name).id,
                         "field": "support", "value": str(value), "from": day}
                        for value, day in values]
        self.rows["history"] = history
        self._number("history", "H-{:03d}")
        self.rows["snoozes"] = [dict(zip(("action", "until", "reason"), row)) for row in SNOOZES]
        self._number("snoozes", "AD-{:02d}")


def team_rows():
    for identifier, name, role, hours, cost, specialties, biography in TEAM:
        yield {"id": identifier, "name": name, "role": role, "weekly-hours": hours,
               "email": f"{plain(name).replace('-', '.')}@aroeira.example", "hourly-cost": cost,
               "specialties": specialties, "biography": biography}


def product_rows():
    for identifier, name, family, segments in PRODUCTS:
        yield {"id": identifier, "name": name, "family": family, "price": PRICE[name],
               "eligible-segments": segments}


def rate_rows():
    """The rate of each month's eve, and one for contracts older than the first invoice."""
    for currency, values in deals.RATES.items():
        yield {"currency": currency, "day": date(2023, 12, 29), "rate": values.split()[0]}
        for index, value in enumerate(values.split()):
            months = 2024 * 12 + 5 + index
            eve = date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
            yield {"currency": currency, "day": eve, "rate": value}
