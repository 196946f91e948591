/// The words of docs/data.md around what the declarations say.
struct DataDocumentWords {
  let opening: String
  let overview: String
  let file: String
  let columns: String
  let needed: String
  let wordsHead: String
  let aliases: String
  let types: [String: String]

  static let english = DataDocumentWords(
    opening: """
      # Tables and columns

      [Em português](data.pt-BR.md)

      Everything that Carteira can read about clients. Only `clients` or `invoices` is needed; every other
      table opens sections of its own, and what is not there is said to be unknown, never counted as zero. How
      files are read (encodings, delimiters, dates, rejected rows) is in [loading.md](loading.md).

      This page is written by `make golden`, from the declarations that the loader follows.

      ## Begin

      The least that makes a portfolio is one file, `data/invoices.csv`:

      ```
      client,number,date,amount
      C-001,NF-1203,2026-10-05,499.90
      ```

      `carteira init my-portfolio --with contracts interactions` writes files with the headings of tables and
      names them in `carteira.yaml`; `--with all` does so for every table, and into a portfolio that is there
      already it adds what is missing and overwrites nothing. `carteira check` says how well every table and
      column is filled, and what to fill in first.

      ## How a table may be written

      As CSV, JSON (an array, or one object a line) or YAML; under any name with an entry in `carteira.yaml`,
      or in `data/` under one of the names below with the ending `.csv`, `.json`, `.jsonl`, `.yaml`, `.yml` or
      `.txt`. The same record three times:

      ```
      id,client,name,roles
      P-001,C-001,Carla Nunes,economic buyer; champion
      ```

      ```json
      [{"id": "P-001", "client": "C-001", "name": "Carla Nunes", "roles": ["economic buyer", "champion"]}]
      ```

      ```yaml
      P-001:                       # or a list: - id: P-001
        client: C-001
        name: Carla Nunes
        roles: [economic buyer, champion]
      ```

      In YAML the key above a record is its id (its `number` in invoices); a list of records under one id are
      its versions. One YAML file may hold several tables, each under its name: `contacts: …`, `contracts: …`.

      - **Headings** are recognised in Portuguese and in English; accents, case and marks do not count. Any
        other heading is named in `carteira.yaml`: `columns: { monthly-value: Mensalidade }`.
      - **Ids** are texts. A table without an `id` column gets ids that follow the values of its rows.
      - **References** are ids. Clients are also found by CPF or CNPJ and by a name that only one client has;
        people, products and objectives by such a name or title. What names nothing stays as it is written,
        with a warning; a row whose client is unknown is rejected.
      - **Lists** stand between semicolons, bars or commas; an item with a semicolon or bar of its own stands in `"`.
        **Yes or no** is `yes`, `no`, `sim`, `não`, `x`, `1`, `0`.
      - **Dates** are `2026-10-05` or `05/10/2026`; **amounts** `1234.56` or `1.234,56`. What a column means is told
        by all its values, and refused where that is not certain. Years of two digits: 30 to 99 are of the last century, but
        the nearest to the day of the report in what may lie ahead (due, renewal, end, expected, until, expires).
      - **Columns of your own** are declared under the source, and appear on profiles and in conditions:

      ```yaml
      sources:
        clients:
          file: data/clients.csv
          custom:
            region: { column: Sales region, type: text, label: Region }
            margin: { column: Margin, type: money, sensitive: true }   # never leaves the company
      ```

      ## The tables
      """,
    overview: "| table | files | a row is |", file: "File:",
    columns: "| column | heading | type | example | what it says |", needed: "needed",
    wordsHead: "Words, the one to write first:", aliases: "Other headings that are recognised",
    types: [
      "text": "text", "list": "list", "integer": "whole number", "decimal": "number",
      "money": "amount", "percent": "percentage", "day": "date", "month": "month",
      "flag": "yes or no", "word": "word", "words": "words", "document": "CPF or CNPJ",
      "phone": "telephone", "state": "state", "postal-code": "postal code", "email": "e-mail",
      "currency": "currency", "reference": "one of", "references": "several of",
    ])

  static let portuguese = DataDocumentWords(
    opening: """
      # Tabelas e colunas

      [In English](data.md)

      Tudo o que a Carteira sabe ler sobre clientes. Só `clients` ou `invoices` é necessária; cada outra tabela
      abre seções próprias, e o que não há é dito desconhecido, nunca contado como zero. Como os arquivos são
      lidos (codificações, separadores, datas, linhas rejeitadas) está em [loading.md](loading.md).

      Esta página é escrita por `make golden`, a partir das declarações que a leitura segue.

      ## Começar

      O mínimo que faz uma carteira é um arquivo, `data/notas.csv`:

      ```
      Código do cliente;Número da nota;Emissão;Valor
      C-001;NF-1203;25/10/2026;499,90
      ```

      `carteira init minha-carteira --with contratos interacoes` grava arquivos com os cabeçalhos das tabelas e
      os indica no `carteira.yaml`; `--with all` faz isso para todas, e numa carteira que já existe acrescenta o
      que falta sem sobrescrever nada. `carteira check` diz quão preenchida está cada tabela e cada coluna, e o
      que preencher primeiro.

      ## Como se escreve uma tabela

      Em CSV, JSON (uma lista, ou um objeto por linha) ou YAML; com qualquer nome, indicado no `carteira.yaml`,
      ou em `data/` com um dos nomes abaixo e o final `.csv`, `.json`, `.jsonl`, `.yaml`, `.yml` ou `.txt`. O
      mesmo registro três vezes:

      ```
      Código;Cliente;Nome;Papéis
      P-001;C-001;Carla Nunes;"comprador econômico; campeão"
      ```

      ```json
      [{"id": "P-001", "cliente": "C-001", "nome": "Carla Nunes", "papéis": ["comprador econômico", "campeão"]}]
      ```

      ```yaml
      P-001:                       # ou uma lista: - código: P-001
        cliente: C-001
        nome: Carla Nunes
        papéis: [comprador econômico, campeão]
      ```

      Em YAML, a chave acima de um registro é o seu código (o `number`, nas notas); uma lista de registros sob
      um código são as suas versões. Um arquivo YAML pode ter várias tabelas, cada uma sob o seu nome:
      `contatos: …`, `contratos: …`.

      - **Cabeçalhos** são reconhecidos em português e em inglês; acentos, maiúsculas e sinais não contam. Outro
        cabeçalho qualquer se indica no `carteira.yaml`: `columns: { monthly-value: Mensalidade }`.
      - **Códigos** são textos. Uma tabela sem coluna de código ganha códigos que seguem os valores das linhas.
      - **Referências** são códigos. Clientes também se acham por CPF ou CNPJ e pelo nome que só um tem;
        pessoas, produtos e objetivos, por um nome ou título assim. O que não nomeia nada fica como está
        escrito, com um aviso; uma linha de cliente desconhecido é rejeitada.
      - **Listas** vão entre ponto e vírgula, barras ou vírgulas; um item que tem um desses sinais fica entre `"`.
        **Sim ou não** é `sim`, `não`, `yes`, `no`, `x`, `1`, `0`.
      - **Datas** são `05/10/2026` ou `2026-10-05`; **valores**, `1.234,56` ou `1234.56`. O que uma coluna quer dizer
        se vê por todos os seus valores, e se recusa onde não é certo. Anos de dois dígitos: de 30 a 99 são do século
        passado, mas o mais próximo do dia do relatório no que pode estar adiante (vencimento, renovação, fim, previsão,
        até, validade).
      - **Colunas suas** se declaram na fonte, e aparecem nos perfis e nas condições:

      ```yaml
      sources:
        clients:
          file: data/clientes.csv
          custom:
            region: { column: Região de vendas, type: text, label: Região }
            margin: { column: Margem, type: money, sensitive: true }   # nunca sai da empresa
      ```

      ## As tabelas
      """,
    overview: "| tabela | arquivos | uma linha é |", file: "Arquivo:",
    columns: "| coluna | cabeçalho | tipo | exemplo | o que diz |", needed: "necessária",
    wordsHead: "Palavras, primeiro a que se escreve:",
    aliases: "Outros cabeçalhos reconhecidos",
    types: [
      "text": "texto", "list": "lista", "integer": "número inteiro", "decimal": "número",
      "money": "valor", "percent": "porcentagem", "day": "data", "month": "mês",
      "flag": "sim ou não", "word": "palavra", "words": "palavras", "document": "CPF ou CNPJ",
      "phone": "telefone", "state": "estado", "postal-code": "CEP", "email": "e-mail",
      "currency": "moeda", "reference": "um de", "references": "vários de",
    ])
}
