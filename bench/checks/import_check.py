#!/usr/bin/env python3
"""Uses `carteira import` as somebody at a terminal does, and as a script does.

    import_check.py PROGRAM

At a terminal: yes writes, no and an empty line write nothing, changes of columns are taken over and wrong ones are
said, Ctrl-C and the end of the input in the middle leave carteira.yaml as it was. Without a terminal nothing is asked
and nothing written without --yes. Then look-alikes of exports, one `import` each into a folder as `init` makes it,
must build: sums and clients are counted.
"""

import json
import os
import pathlib
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

DEALS = """Nome;Empresa;Etapa;Estado;Valor Único;Data de criação;Previsão de fechamento;Responsável;Observado
Troca do link;Padaria Sol;Proposta;Em andamento;1.234,50;03/11/2026;31/12/2026;Ana Prado;sim
Novo site;Mercado Luz;Negociação;Perdida;890,00;25/11/2026;15/01/2027;Ana Prado;não
"""

# Invented, laid out as programs lay out their exports: file name, bytes, and what must come of them.
EXPORTS = [
    ("pedidos.csv", "utf-8-sig",
     '"ID";"N° do Pedido";"N° do Pedido na Loja Virtual";"Data";"ID contato";"Nome do contato";"Cpf/Cnpj";'
     '"Município";"Estado";"Situação";"ID produto";"Descrição";"Quantidade";"Valor unitário";"Preço Total";'
     '"Vendedor";"Frete proporcional";"Desconto proporcional";"Natureza da NFe"\n'
     '"1";"35";"";"07/05/2026";"901";"Padaria Sol";"11.222.333/0001-81";"Campinas";"SP";"Atendido";"5";'
     '"Farinha";"2,00";"100,00";"200,00";"Ana";"0,00";"0,00";""\n'
     '"1";"35";"";"07/05/2026";"901";"Padaria Sol";"11.222.333/0001-81";"Campinas";"SP";"Atendido";"6";'
     '"Fermento";"1,00";"50,50";"50,50";"Ana";"0,00";"0,00";""\n'
     '"2";"36";"";"08/05/2026";"902";"Mercado Luz";"";"Itu";"SP";"Cancelado";"5";"Farinha";"1,00";"100,00";'
     '"100,00";"Ana";"0,00";"0,00";""\n', 2, "250.50"),
    ("receber.csv", "windows-1252",
     'RELATÓRIO DE CONTAS A RECEBER;;;;;;;;;;;;;;\n'
     'ID;Cliente;Data emissão;Data vencimento;Data liquidação;Valor documento;Valor recebido;Situação;'
     'Número documento;Número no banco;Histórico;Conta financeira;Forma pagamento;Data competência;CPF/CNPJ\n'
     '7;Açougue Boi;06/02/2026;04/03/2026;;99,80;0,00;aberto;000364;;;Caixa;Boleto;04/02/2026;\n'
     '8;Padaria Sol;06/02/2026;13/03/2026;12/03/2026;1.200,20;1.200,20;pago;000365;;;Caixa;Boleto;04/02/2026;\n'
     'Total;;;;;1.300,00;;;;;;;;;\n', 2, "1300.00"),
    ("titulos.csv", "utf-8-sig",
     "TIP_DOCUMENTO;NUM_DOCUMENTO;STATUS;DAT_EMISSAO;DAT_VENCIMENTO;DAT_QUITACAO;VLR_DOCUMENTO;VLR_SALDO;FANTASIA\n"
     "DP;2555;quitado;2026-01-13;2026-02-10;2026-02-07;1227.7;0.0;CLINICA LESTE\n"
     "DP;2556;aberto;2026-01-14;2026-03-10;;676.9;676.9;INSTITUTO NORTE\n"
     "DP;2557;cancelado;2026-01-15;2026-03-10;;500.0;0.0;INSTITUTO NORTE\n", 2, "1904.60"),
    ("orders_export.csv", "utf-8",
     "Name,Email,Financial Status,Paid at,Fulfillment Status,Accepts Marketing,Currency,Subtotal,Shipping,Total,"
     "Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name\n"
     "#1002,sol@padaria.example,paid,2026-03-02 10:00:00 -0300,fulfilled,no,BRL,30.00,5.00,35.00,,"
     "2026-03-02 09:58:00 -0300,1,Xícara,10.00,X1,Sol Padaria\n"
     "#1002,sol@padaria.example,,,,,,,,,,2026-03-02 09:58:00 -0300,2,Pires,10.00,P1,\n"
     "#1001,luz@mercado.example,refunded,2026-03-01 10:00:00 -0300,,no,BRL,10.00,0.00,10.00,,"
     "2026-03-01 09:00:00 -0300,1,Xícara,10.00,X1,Luz Mercado\n", 2, "35.00"),
    ("chamados.csv", "utf-8",
     "id_ticket,data_abertura,data_fechamento,cliente,sistema,tipo_chamado,prioridade,status\n"
     "TKT-1,2026-01-03,2026-01-05,Distribuidora Norte,ERP,Dúvida,Baixa,Fechado\n"
     "TKT-2,2026-01-25,,Clínica Leste,CRM,Erro,Alta,Aberto\n", 2, "0.00"),
    ("accounts.csv", "utf-8",
     "AccountId,AccountName,Industry,AnnualRevenue,Phone,BillingCity,BillingCountry,CreatedDate\n"
     "001A,Green Solutions,Energy,1850000.0,678-901-2345,Denver,USA,2025-09-06 15:23:12.000000 UTC\n"
     "001B,Blue Ocean,Retail,2400000.0,456-789-0123,Miami,USA,2025-09-04 16:45:33.000000 UTC\n", 2, "0.00"),
]


def fail(what, text=""):
    sys.exit(f"{what}\n{text}")


class Folder:
    """A portfolio as `init` makes it, with a file beside it."""

    def __init__(self, program, work, name):
        self.program, self.path = program, work / name
        subprocess.run([program, "init", str(self.path), "--empty"], check=True, capture_output=True)
        configuration = self.path / "carteira.yaml"
        configuration.write_text(configuration.read_text().replace("locale: pt-BR ", "locale: en "))
        self.before = configuration.read_bytes()

    @property
    def configuration(self):
        return (self.path / "carteira.yaml").read_bytes()

    def put(self, name, data):
        (self.path / name).write_bytes(data)
        return self

    def run(self, *arguments, **more):
        return subprocess.run(
            [self.program, *arguments], cwd=self.path, capture_output=True, text=True, **more)

    def at_terminal(self, *arguments, answers=(), stop=None):
        """Runs it at a terminal, gives each answer to a question, and returns the status and what was shown."""
        pid, screen = pty.fork()
        if pid == 0:
            os.chdir(self.path)
            os.execve(self.program, [self.program, *arguments], {**os.environ, "TERM": "xterm"})
        shown, asked, status = b"", 0, None
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            ready, _, _ = select.select([screen], [], [], 0.1)
            if ready:
                try:
                    piece = os.read(screen, 65536)
                except OSError:
                    piece = b""
                if not piece:
                    break
                shown += piece
            if shown.count(b"FIELD]") > asked:
                if asked < len(answers):
                    os.write(screen, answers[asked].encode() + b"\n")
                elif stop is not None:
                    os.write(screen, stop)
                asked += 1
        else:
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        os.close(screen)
        return os.waitstatus_to_exitcode(status), shown.decode("utf-8", "replace"), asked


def dialogue(program, work):
    made = iter(range(100))

    def folder():
        return Folder(program, work, f"d{next(made)}").put("negocios.csv", DEALS.encode())

    def expect(what, place, writes, status, shown, wanted=0, words=()):
        if status != wanted:
            fail(f"{what}: left with {status}", shown)
        if writes == (place.configuration == place.before):
            fail(f"{what}: carteira.yaml {'stayed' if writes else 'was written'}", shown)
        for word in words:
            if word not in shown:
                fail(f"{what}: does not say {word!r}", shown)

    for answer in ("y", "sim", "YES"):
        place = folder()
        status, shown, _ = place.at_terminal("import", "negocios.csv", answers=[answer])
        expect(answer, place, True, status, shown, words=["Not loaded: "])
    for answer in ("n", "", "maybe"):
        place = folder()
        status, shown, _ = place.at_terminal("import", "negocios.csv", answers=[answer])
        expect(f"the answer {answer!r}", place, False, status, shown, words=["Nothing was written"])
    place = folder()
    status, shown, asked = place.at_terminal(
        "import", "negocios.csv",
        answers=["Estado = none", "valor unico = nonsense", "Nobody = title", "OBSERVADO = lost-reason", "y"])
    expect("changes", place, True, status, shown, words=["nonsense is no field", "No column is called Nobody"])
    text = place.configuration.decode()
    if asked != 5 or 'lost-reason: "Observado"' not in text or "Estado" in text or "title" not in text:
        fail("changes were not taken over", text)
    for what, stop in (("Ctrl-C", b"\x03"), ("the end of the input", b"\x04")):
        place = folder()
        status, shown, _ = place.at_terminal(
            "import", "negocios.csv", answers=["Etapa = none"], stop=stop)
        expect(what, place, False, status, shown, wanted=128 + signal.SIGINT if stop == b"\x03" else 0)
        if list(place.path.glob(".*carteira*")) or list(place.path.glob("*.tmp*")):
            fail(f"{what} left a file behind")
    place = folder()
    run = place.run("import", "negocios.csv", stdin=subprocess.DEVNULL)
    if run.returncode or place.configuration != place.before or "\x1b" in run.stdout + run.stderr:
        fail("without a terminal something was asked or written", run.stdout + run.stderr)
    run = place.run("import", "negocios.csv", "--yes", stdin=subprocess.DEVNULL)
    if run.returncode or place.configuration == place.before or "FIELD]" in run.stderr:
        fail("--yes did not write without asking", run.stderr)
    print("yes, no, changes, Ctrl-C and no terminal: carteira.yaml is written where somebody agreed, and only there")


def exports(program, work):
    for name, encoding, text, clients, revenue in EXPORTS:
        place = Folder(program, work, name.split(".")[0]).put(name, text.encode(encoding))
        run = place.run("import", name, "--yes", stdin=subprocess.DEVNULL)
        if run.returncode:
            fail(f"{name}: import left with {run.returncode}", run.stdout + run.stderr)
        built = place.run("build", "--quiet", "--as-of", "2026-11-16")
        if built.returncode or not (place.path / "output/site/index.html").exists():
            fail(f"{name}: build left with {built.returncode}", run.stdout + built.stderr)
        assessed = place.run("assess", "--format", "json", "--quiet", "--as-of", "2026-11-16")
        found = json.loads(assessed.stdout)["clients"]
        total = sum(round(float(client.get("net-sales") or 0) * 100) for client in found)
        if len(found) != clients or f"{total / 100:.2f}" != revenue:
            fail(f"{name}: {len(found)} clients and {total / 100:.2f}, not {clients} and {revenue}",
                 run.stdout + place.configuration.decode())
    print(f"{len(EXPORTS)} look-alikes of exports build after one import each")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    work = pathlib.Path(tempfile.mkdtemp(prefix="carteira-import-"))
    try:
        dialogue(program, work)
        exports(program, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
