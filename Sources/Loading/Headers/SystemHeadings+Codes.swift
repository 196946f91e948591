extension SystemHeading {
  /// Names of database columns, as the tables of ERPs are exported: no other program writes them, so they
  /// mean this wherever they stand.
  static let codes = read(codeFacts)

  private static let codeFacts = """
    Protheus (SF2) :: sale
      F2_FILIAL = -
      F2_DOC = sale.number
      F2_SERIE = -
      F2_CLIENTE = sale.client
      F2_LOJA = -
      F2_EMISSAO = sale.date
      F2_VALBRUT = sale.total
      F2_VALMERC = -
      F2_TIPO = sale.status
      F2_VEND1 = sale.owner
      A1_COD = sale.client
      A1_NOME = sale.client_name
      A1_NREDUZ = sale.client_name
      A1_CGC = sale.client_tax_id
      A1_MUN = sale.city
      A1_EST = sale.state
    Protheus (SD2) :: sale
      D2_FILIAL = -
      D2_DOC = sale.number
      D2_SERIE = -
      D2_CLIENTE = sale.client
      D2_LOJA = -
      D2_EMISSAO = sale.date
      D2_COD = sale.product
      D2_QUANT = sale.quantity
      D2_PRCVEN = sale.unit_price
      D2_TOTAL = sale.total
      D2_TIPO = sale.status
      B1_DESC = -
    Protheus (SE1) :: receivable
      E1_FILIAL = -
      E1_PREFIXO = -
      E1_NUM = sale.number
      E1_PARCELA = -
      E1_TIPO = -
      E1_CLIENTE = sale.client
      E1_LOJA = -
      E1_NOMCLI = sale.client_name
      E1_EMISSAO = sale.date
      E1_VENCREA = sale.due_on
      E1_VENCTO = sale.due_on
      E1_BAIXA = sale.paid_on
      E1_VALOR = sale.total
      E1_SALDO = -
    Protheus (SA1) :: client
      A1_FILIAL = -
      A1_COD = account.id
      A1_LOJA = -
      A1_NOME = account.legal_name
      A1_NREDUZ = account.trade_name
      A1_PESSOA = account.kind
      A1_CGC = account.tax_id
      A1_END = account.street
      A1_BAIRRO = account.district
      A1_MUN = account.city
      A1_EST = account.uf
      A1_CEP = account.cep
      A1_TEL = contact.phone
      A1_EMAIL = contact.email
      A1_VEND = owner.name
    SAP Business One (OINV) :: sale
      DocEntry = -
      DocNum = sale.number
      DocDate = sale.date
      DocDueDate = sale.due_on
      CardCode = sale.client
      CardName = sale.client_name
      LicTradNum = sale.client_tax_id
      ItemCode = -
      Dscription = sale.product
      LineTotal = sale.total
      DocTotal = sale.total
      DocCur = -
      CANCELED = sale.status
      DocStatus = -
      SlpName = sale.owner
    SAP Business One (OCRD) :: client
      CardCode = account.id
      CardName = account.legal_name
      CardFName = account.trade_name
      CardType = -
      LicTradNum = account.tax_id
      Phone1 = contact.phone
      E_Mail = contact.email
      ZipCode = account.cep
      SlpName = owner.name
    """
}
