"""What account managers know of single clients; the rest follows from sector and size."""

PROFILES = {
    "000101": {
        "business-model": "B2B2C", "annual-revenue": 41200000000,
        "needs": "Zero parada no pronto-atendimento e na UTI; Wi-Fi na ala nova até dezembro; "
                 "Um só responsável quando algo cai de madrugada.",
        "competitors": "Telenorte (proposta para o segundo caminho de fibra)",
        "strengths": "Contrato longo; A engenharia clínica pede nossa opinião antes de comprar",
        "weaknesses": "Cinco chamados críticos em outubro; A gerência de TI está vaga",
        "cost-of-service": 1840000, "relationship-channels": ["Visita", "Telefone", "Vídeo"]},
    "000102": {
        "business-model": "B2B", "annual-revenue": 38900000000,
        "needs": "Fechamento fiscal sem queda em janeiro; Uma conta por unidade; "
                 "Resposta em menos de 2 horas na safra.",
        "competitors": "Telenorte (proposta vista em 14/10)",
        "strengths": "Diego nos indica às outras cooperativas",
        "weaknesses": "Compras trabalha contra nós; Ninguém nosso conhece a presidente",
        "cost-of-service": None, "relationship-channels": ["Visita", "Telefone", "E-mail"]},
    "000103": {
        "needs": "A fábrica para se o link cair", "competitors": "Telenorte",
        "strengths": "Cliente desde 2018", "weaknesses": "Trocou de banco e deixou de pagar",
        "cost-of-service": 1120000},
    "000104": {
        "needs": "Pagar certo por menos lojas", "competitors": "RedeFácil",
        "strengths": "Conversa aberta com a direção", "weaknesses": "Fecha lojas no litoral"},
    "000108": {
        "needs": "Rastrear o leite da coleta à doca", "competitors": "",
        "strengths": "Cresce conosco e conta isso em público", "weaknesses": "Equipe de TI pequena",
        "touch-override": "alto", "touch-reason": "Implantação do Wi-Fi em nove lojas",
        "touch-until": "2027-01-31"},
    "000111": {
        "needs": "Comparar o custo com o do mercado antes de renovar",
        "competitors": "Campo Link (visitou o centro de distribuição em outubro)",
        "strengths": "Paga em dia", "weaknesses": "Parou de responder"},
    "000112": {
        "needs": "Janeiro sem obras na rede; semestre começa em fevereiro",
        "competitors": "Telenorte (edital de março)",
        "strengths": "Referência para as universidades comunitárias",
        "weaknesses": "Só conversamos com Jonas Guimarães",
        "tier-override": "Diamante",
        "tier-reason": "Conta estratégica: referência para as universidades comunitárias do Sul",
        "tier-until": "2027-06-30"},
    # An override that ran out.
    "000117": {
        "tier-override": "Ouro", "tier-reason": "Expansão prometida para o segundo galpão",
        "tier-until": "2026-08-31"},
    "000118": {
        "needs": "Encerrar a loja da estrada", "competitors": "",
        "strengths": "Saiu conversando", "weaknesses": "A loja de visitantes fechou em setembro"},
    "000124": {
        "touch-override": "digital", "touch-reason": "Sazonal: ligar em outubro",
        "touch-until": "2027-03-31"},
    "000134": {
        "needs": "Retenção de 90 dias nas câmeras; Desconto da segunda loja",
        "competitors": "RedeFácil", "strengths": "Oito postos em crescimento",
        "weaknesses": "Não sabe a quem cobrar o que foi prometido"},
    "000144": {"business-model": "B2B", "needs": "Preço para Rivera",
               "competitors": "Fibra Oriental", "relationship-channels": ["Vídeo", "E-mail"]},
    "000145": {"business-model": "B2B", "needs": "Segunda rota até Ciudad del Este",
               "annual-revenue": None, "relationship-channels": ["Vídeo", "WhatsApp"]},
    "000146": {"business-model": "B2B", "needs": "Latência baixa até o Brasil",
               "annual-revenue": None, "relationship-channels": ["Vídeo", "E-mail"]},
    "000147": {"needs": "Conhecer o custo de entrada no Brasil", "annual-revenue": None,
               "cost-of-service": None, "strengths": "", "weaknesses": ""},
    "000152": {"needs": "", "competitors": "", "strengths": "",
               "weaknesses": "Fechou as portas em outubro"},
    "000153": {"needs": "Transmissão incluída no pacote", "competitors": "Telenorte",
               "strengths": "Saiu sem queixa do atendimento",
               "weaknesses": "Contrato com o concorrente até março de 2027"},
    "000154": {"needs": "Preço mais baixo na entressafra da malha", "competitors": "RedeFácil",
               "strengths": "Cinco anos pagando em dia",
               "weaknesses": "Reclamou do novo fornecedor na feira de setembro"},
    "000155": {"competitors": "", "strengths": "",
               "weaknesses": "A nova dona usa contrato nacional com outro fornecedor"},
    "000156": {"needs": "Resposta no fim de semana", "competitors": "RedeFácil",
               "strengths": "Diretoria nova desde agosto", "weaknesses": "Saiu magoado"},
    "000160": {"needs": "Crescer de 16 para 40 pessoas sem trocar de rede"},
    "000161": {"business-model": "B2C", "birth-date": "1974-06-17",
               "needs": "Guardar exames por vinte anos", "cost-of-service": 41000,
               "relationship-channels": ["WhatsApp"]},
    "000162": {"business-model": "B2B", "birth-date": "1962-10-12",
               "needs": "Internet na sede da fazenda", "relationship-channels": ["WhatsApp"]},
    "000163": {"business-model": "B2C", "birth-date": "1959-06-24", "needs": "Sigilo dos livros"},
    "000164": {"business-model": "", "birth-date": "1993-02-08"},
}
# The others that a client of ours brought.
CHANNELS = {"000119": "Indicação", "000120": "Indicação", "000161": "Indicação",
            "000113": "Feira", "000114": "Prospecção", "000115": "Indicação", "000116": "Feira",
            "000117": "Prospecção", "000122": "Prospecção", "000123": "Site", "000126": "Site",
            "000127": "Site", "000131": "Site", "000135": "Indicação", "000140": "Prospecção",
            "000142": "Feira", "000143": "Prospecção", "000110": "Prospecção", "000109": "Site"}
for _code, _channel in CHANNELS.items():
    PROFILES.setdefault(_code, {})["entry-channel"] = _channel
