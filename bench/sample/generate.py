#!/usr/bin/env python3
"""Writes the sample portfolio, or one of any size in the same shapes.

    generate.py                      writes the tables of data/ again, byte for byte
    generate.py --check              says whether data/ is what this program writes
    generate.py --clients 10000 --lines 50 --out DIR
                                     a whole portfolio folder to measure with

The notes of the sample in data/notes are written by hand and stay as they are.
"""

import argparse
import pathlib
import shutil
import sys
from datetime import timedelta

import crowd
from billing import AS_OF, SALE
from catalogue import CITIES, DISTRICTS, TEAM
from export import day, money, table
from people import NAMED, all_contacts, domain, landline, plain, postal_code
from roster import CLIENTS
from tax_numbers import Source, cnpj

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIRST_INVOICE = 18201


def document_of(client):
    return cnpj(f"99{int(client.code):06d}") if client.document is None else client.document


def client_rows(clients):
    for client in clients:
        source = Source(int(client.code))
        state = CITIES[client.city][0] if client.city in CITIES else ""
        known = bool(client.city) and client.country == "Brasil"
        mail = f"contato@{domain(client)}" if client.email else ""
        yield [
            client.code, client.legal, client.trade, document_of(client), client.country,
            state, client.city, source.pick(DISTRICTS) if known else "",
            postal_code(client), client.sector, client.size, client.employees,
            landline(client), mail, client.owner, client.seller, client.since, client.ended,
            client.end_reason, client.channel, client.parent, client.tags]


CLIENT_HEADER = [
    "Código do cliente", "Razão Social", "Nome Fantasia", "CNPJ/CPF", "País", "UF", "Cidade", "Bairro",
    "CEP", "Setor", "Porte", "Funcionários", "Telefone", "E-mail", "Responsável", "Vendedor",
    "Cliente desde", "Encerrado em", "Motivo do encerramento", "Canal de entrada", "Matriz", "Tags"]

INVOICE_HEADER = [
    "Número da nota", "Emissão", "Vencimento", "Pagamento", "Tipo", "Código do cliente", "Produto",
    "Quantidade", "Valor unitário", "Valor total"]


def invoices(clients):
    """One list of lines per invoice, in the order of day, client and kind."""
    grouped = {}
    for client in clients:
        source = Source(int(client.code) * 6151 + 3)
        for habit in client.habits:
            for line in habit(client.billing_day, source):
                grouped.setdefault((line.day, client.code, line.kind), []).append(line)
    return [(key, grouped[key]) for key in sorted(grouped)]


def payment(client, issued, number):
    """The due date, and the day of payment where there was one."""
    due = issued + timedelta(days=15)
    delay = client.pays_late + Source(number).between(-3, 2)
    paid = due + timedelta(days=delay)
    is_open = client.unpaid_from and issued.isoformat() >= client.unpaid_from
    return due, None if is_open or paid > AS_OF else paid


def invoice_rows(clients):
    by_code = {client.code: client for client in clients}
    for number, ((issued, code, kind), lines) in enumerate(invoices(clients), start=FIRST_INVOICE):
        due, paid = payment(by_code[code], issued, number)
        if kind != SALE:
            due = paid = None
        for line in lines:
            yield [
                number, day(issued), day(due), day(paid), kind, code, line.product, line.quantity,
                money(line.cents), money(line.quantity * line.cents)]


CONTACT_HEADER = [
    "ID", "Código do cliente", "Nome", "Cargo", "Departamento", "Nível", "Papel", "E-mail", "Celular",
    "Base legal", "Não contatar"]

TEAM_HEADER = [
    "ID", "Nome", "Função", "E-mail", "Horas por semana", "Especialidades", "Biografia"]


def team_rows():
    for identifier, name, role, hours, specialties, biography in TEAM:
        mail = f"{plain(name).replace('-', '.')}@aroeira.example"
        yield [identifier, name, role, mail, hours, ", ".join(specialties), biography]


def tables(clients, people=()):
    """Every file by name."""
    return {
        "clientes.csv": table(CLIENT_HEADER, client_rows(clients), "cp1252"),
        "notas.csv": table(INVOICE_HEADER, invoice_rows(clients), "cp1252"),
        "contatos.csv": table(CONTACT_HEADER, all_contacts(clients, people), "utf-8-sig"),
        "equipe.csv": table(TEAM_HEADER, team_rows(), "utf-8"),
    }


def write(files, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def check(folder):
    """0 where every table of the folder is what this program writes."""
    different = [
        name for name, content in tables(CLIENTS, NAMED).items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != content]
    for name in different:
        print(f"data/{name} is not what bench/sample/generate.py writes; run it again")
    return 1 if different else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare data/ with what is written")
    parser.add_argument("--clients", type=int, help="so many clients instead of the sample's")
    parser.add_argument("--lines", type=int, default=50, help="invoice lines per client, about")
    parser.add_argument("--out", type=pathlib.Path, help="the folder to write; with --clients")
    arguments = parser.parse_args()
    if arguments.check:
        return check(ROOT / "data")
    if arguments.clients is None:
        write(tables(CLIENTS, NAMED), arguments.out / "data" if arguments.out else ROOT / "data")
        return 0
    if arguments.out is None:
        parser.error("--clients needs --out DIR")
    clients = crowd.clients(arguments.clients, arguments.lines)
    write(tables(clients), arguments.out / "data")
    notes = arguments.out / "data" / "notes"
    notes.mkdir(exist_ok=True)
    for client in clients:
        if text := crowd.note(client):
            (notes / f"{client.code}.md").write_text(text, encoding="utf-8")
    shutil.copyfile(ROOT / "carteira.yaml", arguments.out / "carteira.yaml")
    return 0


if __name__ == "__main__":
    sys.exit(main())
